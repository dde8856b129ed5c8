import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import {
  accept,
  Clock,
  type CommandContext,
  type CommandResult,
  type DomainEvent,
  EventLog,
  EventLogModule,
  eventLogMigrations,
  type SealedBox,
  type Sealer,
  Streams,
} from '@chunfeng/event-log';
import { laborer, laborerEvents } from '@chunfeng/laborers';
import { employerEvents, posting, postingEvents } from '@chunfeng/postings';
import { dueWorkProjection, ProcessesModule, processMigrations } from '@chunfeng/processes';
import { projectionMigrations, ProjectionsModule } from '@chunfeng/projections';
import { addDays, dayInShanghai } from '@chunfeng/reference';
import { createTestDatabase, type TestDatabase, waitFor } from '@chunfeng/testing';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { type Command, CommandBus, CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { laborerRegistered, postingSubmitted } from '../../test/first-events';
import { placementCommandHandlers } from '../commands/placement-command-handlers';
import { ReferLaborer } from '../commands/refer-laborer.command';
import { CorrectPlacement, EndPlacement, ReversePlacement, StartPlacement } from '../commands/work.commands';
import { candidacyEvents } from '../domain/candidacy.events';
import { placement, type PlacementStatus } from '../domain/placement';
import { placementEvents } from '../domain/placement.events';
import { cancelOnForgetting } from './cancel-on-forgetting';
import { quotaReturns } from './quota-returns';
import { referralLapse } from './referral-lapse';
import { unitsFollowPlacement } from './units-follow-placement';

const OFFICE = 'T500235001';
const BY_OFFICE = { kind: 'office', office: OFFICE } as const;

/** No secrecy: nothing here looks at what is sealed. */
const openSealer: Sealer = {
  seal: (_context, subject, values): Promise<SealedBox> =>
    Promise.resolve({ subject, box: JSON.stringify(values) }),
  unseal: (_context, { box }) => Promise.resolve(JSON.parse(box) as Record<string, unknown>),
};

class MovedClock extends Clock {
  constructor(public instant: Date) {
    super();
  }

  now(): Date {
    return this.instant;
  }
}

let database: TestDatabase;
let pool: pg.Pool;
let app: INestApplicationContext;
let clock: MovedClock;
beforeEach(async () => {
  const sets = [...eventLogMigrations, projectionMigrations, processMigrations];
  database = await createTestDatabase({
    name: 'hiring-processes',
    content: sets.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const migrating = createPool({ url, name: 'migrate' });
      await migrate(migrating, sets);
      await migrating.end();
    },
  });
  pool = database.pool();
  clock = new MovedClock(new Date('2026-03-02T02:00:00Z'));
  app = await hiring(database.url);
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

/** Commands about placements, and what follows from them. */
function hiring(url: string): Promise<INestApplicationContext> {
  const timers = [referralLapse];
  const parts = (log: EventLog) => ({ url, name: 'test', feed: log.feed, epoch: () => log.identity.epoch() });
  @Module({
    imports: [
      CqrsModule,
      EventLogModule.forRoot({
        ...{ url, name: 'test', clock, sealer: openSealer, fingerprintKey: 'test' },
        definitions: [
          ...laborerEvents,
          ...employerEvents,
          ...postingEvents,
          ...candidacyEvents,
          ...placementEvents,
        ],
      }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          ...parts(log),
          projections: [dueWorkProjection({ timers, version: 1 })],
        }),
      }),
      ProcessesModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          ...parts(log),
          ...{ clock, timers, dayOf: dayInShanghai, timersEvery: 20 },
          managers: [quotaReturns, unitsFollowPlacement, cancelOnForgetting],
        }),
      }),
    ],
    providers: placementCommandHandlers,
  })
  class HiringApp {}
  return NestFactory.createApplicationContext(HiringApp, { logger: false, abortOnError: false });
}

function context(): CommandContext {
  return {
    caller: 'clerk',
    idempotencyKey: uuidv7(),
    content: null,
    actor: { id: 'clerk', role: 'clerk', office: OFFICE },
    correlationId: 'test',
  };
}

async function tell(category: string, events: readonly DomainEvent[], id = uuidv7()): Promise<string> {
  await app.get(EventLog).commands.execute({
    context: context(),
    stream: { decider: { category, initial: null, evolve: () => null }, id },
    decide: () => accept(events),
  });
  return id;
}

const person = () =>
  tell('laborer', [
    { ...laborerRegistered(), data: { ...laborerRegistered().data, household: null } },
    {
      type: 'laborer.consent-given',
      data: { purpose: 'matching', givenOn: '2026-03-01', form: 'paper', formNumber: null },
    },
  ]);

const vacancy = (place: string) =>
  tell('posting', [
    postingSubmitted(null, { place, headcount: 1 }),
    { type: 'posting.published', data: { validThrough: '2027-12-31', policy: 'test' } },
  ]);

async function done(command: Command<CommandResult>): Promise<void> {
  expect(await app.get(CommandBus).execute<Command<CommandResult>, CommandResult>(command)).toMatchObject({
    kind: 'done',
  });
}

async function refer(laborerId: string, postingId: string): Promise<string> {
  const placementId = uuidv7();
  await done(new ReferLaborer({ laborerId, postingId }, OFFICE, context(), placementId));
  return placementId;
}

const start = (placementId: string) =>
  done(new StartPlacement(placementId, { contract: 'written', monthlyWageFen: null }, BY_OFFICE, context()));

const statusOf = async (placementId: string): Promise<PlacementStatus> =>
  (await app.get(Streams).load(placement, placementId)).state.status;

/** Types of the events of a stream that belong to one family, in order. */
async function told(streamId: string, family: string): Promise<string[]> {
  const { rows } = await pool.query<{ type: string }>(
    'select type from log.events where stream_id = $1 and type like $2 order by version',
    [streamId, `${family}%`],
  );
  return rows.map(({ type }) => type);
}

async function unitsOf(laborerId: string): Promise<unknown> {
  const { state } = await app.get(Streams).load(laborer, laborerId);
  return state.status === 'unknown' ? undefined : state.units;
}

test('INV-QUOTA: what a start elsewhere closes gives its place back, and its reversal counts it again', async () => {
  const laborerId = await person();
  const [here, there] = [await vacancy('500235'), await vacancy('500118')];
  const [first, second] = [await refer(laborerId, here), await refer(laborerId, there)];
  await start(second);
  await waitFor(async () => (await told(`posting-${here}`, 'posting.referral')).length === 2);

  await done(new ReversePlacement(second, { reason: 'did-not-start' }, BY_OFFICE, context()));
  await waitFor(async () => (await told(`posting-${here}`, 'posting.referral')).length === 3);
  expect(await told(`posting-${here}`, 'posting.referral')).toEqual([
    'posting.referral-counted',
    'posting.referral-released',
    'posting.referral-counted',
  ]);
  expect(await statusOf(first)).toBe('referred');
  expect((await app.get(Streams).load(posting, here)).state).toMatchObject({ status: 'listed' });
});

test('workplace and responsible unit follow main work, and the origin is responsible again after its end', async () => {
  const home = { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null };
  const laborerId = await person();
  const placementId = await refer(laborerId, await vacancy('500118'));
  expect(await unitsOf(laborerId)).toEqual(home);
  await start(placementId);
  const away = { ...home, responsible: 'D500118', workplace: 'D500118' };
  await waitFor(async () => JSON.stringify(await unitsOf(laborerId)) === JSON.stringify(away));

  await done(new EndPlacement(placementId, { reason: 'returned-home' }, BY_OFFICE, context()));
  await waitFor(async () => JSON.stringify(await unitsOf(laborerId)) === JSON.stringify(home));
  expect(await told(`laborer-${laborerId}`, 'laborer.units')).toHaveLength(4);
});

test('work that was corrected to stand beside the main one has moved nobody, and moves nobody', async () => {
  const home = { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null };
  const away = { ...home, responsible: 'D500118', workplace: 'D500118' };
  const stand = async (laborerId: string, expected: object) =>
    waitFor(async () => JSON.stringify(await unitsOf(laborerId)) === JSON.stringify(expected));
  const laborerId = await person();
  const placementId = await refer(laborerId, await vacancy('500118'));
  await start(placementId);
  await stand(laborerId, away);
  const correct = (standing: 'main' | 'secondary') =>
    done(new CorrectPlacement(placementId, { reason: 'inspection', standing }, BY_OFFICE, context()));
  await correct('secondary');
  await stand(laborerId, home);
  await correct('main');
  await stand(laborerId, away);
});

test('nobody forgotten stays referred, and the postings get their places back', async () => {
  const laborerId = await person();
  const postings = [await vacancy('500235'), await vacancy('500118')];
  const referrals = [await refer(laborerId, postings[0]!), await refer(laborerId, postings[1]!)];
  await tell('laborer', [{ type: 'subject.forgotten', data: { reason: 'own-request' } }], laborerId);
  await waitFor(async () => {
    const statuses = await Promise.all(referrals.map(statusOf));
    return statuses.every((status) => status === 'cancelled');
  });
  for (const id of postings)
    expect(await told(`posting-${id}`, 'posting.referral')).toEqual([
      'posting.referral-counted',
      'posting.referral-released',
    ]);
});

test('a referral that nobody answers lapses once when its day is over; one that was answered never', async () => {
  const laborerId = await person();
  const silent = await vacancy('500235');
  const [lapsing, begun] = [
    await refer(laborerId, silent),
    await refer(await person(), await vacancy('500118')),
  ];
  await start(begun);
  const { rows } = await pool.query<{ due: string }>(
    `select data->>'dueOn' as due from log.events where stream_id = $1 and type = 'placement.referred'`,
    [`placement-${lapsing}`],
  );
  const dueOn = rows[0]!.due;
  clock.instant = new Date(`${addDays(dueOn, 1)}T02:00:00Z`);
  await waitFor(async () => (await statusOf(lapsing)) === 'lapsed');
  clock.instant = new Date(`${addDays(dueOn, 300)}T02:00:00Z`);
  await waitFor(async () => {
    const { rows: due } = await pool.query('select from view.due_work');
    return due.length === 0;
  });
  expect(await told(`placement-${lapsing}`, 'placement.referral')).toEqual(['placement.referral-lapsed']);
  expect(await told(`posting-${silent}`, 'posting.referral')).toHaveLength(2);
  expect(await statusOf(begun)).toBe('started');
});
