import { posting } from '@chunfeng/postings';
import { runProcess, type TestDatabase } from '@chunfeng/testing';
import { STARTING_LINE } from '../../test/accept-in-child';
import { context, HiringService, hiringDatabase, idOf } from '../../test/hiring-log';
import { candidacy, MAIN_PLACEMENT_CLAIM } from '../domain/candidacy';
import { placement } from '../domain/placement';
import { ReferLaborer } from './refer-laborer.command';
import { ReferLaborerHandler } from './refer-laborer.handler';
import { SettlePosting } from './settle-posting.command';
import { SettlePostingHandler } from './settle-posting.handler';

const EVERYBODY = 100;
const CHILDREN = 4;

let database: TestDatabase;
let service: HiringService;
let other: HiringService;
beforeAll(async () => {
  database = await hiringDatabase();
  service = await HiringService.open(database.url);
  other = await HiringService.open(database.url, 'other');
});
afterAll(async () => {
  await service.close();
  await other.close();
  await database.drop();
});

const status = async (id: string) => (await service.log.streams.load(placement, id)).state.status;
const vacancies = async (id: string) => {
  const { state } = await service.log.streams.load(posting, id);
  if (!('content' in state)) throw new Error('no posting');
  return state.content.vacancies;
};

/** As many people as there can be open referrals, each with an offer. */
async function offersTo(to: string, count = EVERYBODY): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const id = await service.refer(await service.person(), to);
      idOf(await service.step(id, { type: 'make-offer' }));
      return id;
    }),
  );
}

async function acceptHere(offers: readonly string[]): Promise<string[]> {
  const results = await Promise.all(offers.map((id) => service.step(id, { type: 'accept-offer' })));
  return results.map((result) => (result.kind === 'rejected' ? result.rejection.code : result.kind));
}

async function acceptInChildren(offers: readonly string[]): Promise<string[]> {
  const starter = database.pool({ max: 1 });
  await starter.query('select pg_advisory_lock($1)', [STARTING_LINE]);
  const each = offers.length / CHILDREN;
  const children = Array.from({ length: CHILDREN }, (_, index) =>
    runProcess('libs/placements/test/accept-in-child.ts', [
      database.url,
      ...offers.slice(index * each, (index + 1) * each),
    ]),
  );
  await Promise.all(children.map((child) => child.waitForOutput(/ready/, 60_000)));
  await starter.query('select pg_advisory_unlock($1)', [STARTING_LINE]);
  const printed = await Promise.all(children.map((child) => child.waitForOutput(/outcomes (.*)\n/, 60_000)));
  return printed.flatMap(([, outcomes = '']) => JSON.parse(outcomes) as string[]);
}

describe.each([
  ['in one process', acceptHere],
  ['over four processes', acceptInChildren],
] as const)('100 parallel offer acceptances %s', (_where, accept) => {
  test('INV-VAC on headcount 1 give exactly one reservation', async () => {
    const to = await service.posting(1, 100);
    const offers = await offersTo(to);
    const outcomes = await accept(offers);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'posting.no-vacancy')).toHaveLength(EVERYBODY - 1);
    expect((await vacancies(to)).reserved).toHaveLength(1);
  }, 150_000);

  test('INV-VAC on headcount 100 give 100, and nobody is turned away for the crowd', async () => {
    const to = await service.posting(EVERYBODY, 100);
    const offers = await offersTo(to);
    const outcomes = await accept(offers);
    expect(new Set(outcomes)).toEqual(new Set(['done']));
    const { reserved, open } = await vacancies(to);
    expect([...reserved].sort()).toEqual([...offers].sort());
    expect(open).toEqual([]);
  }, 150_000);
});

test('INV-ONE of many main starts of one person at once, from two processes, one stands and closes the rest', async () => {
  const person = await service.person();
  const ids = await Promise.all(
    Array.from({ length: 8 }, async () => service.refer(person, await service.posting(1))),
  );
  const results = await Promise.all(
    ids.map((id, index) => (index % 2 ? service : other).step(id, { type: 'start' })),
  );
  expect(results.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  const states = await Promise.all(ids.map(status));
  expect(states.filter((state) => state === 'started')).toHaveLength(1);
  expect(states.filter((state) => state === 'closed-elsewhere')).toHaveLength(7);
  expect(await service.log.streams.findByClaim(MAIN_PLACEMENT_CLAIM, person)).toBe(`candidacy-${person}`);
});

test('INV-ACK a start writes posting, person and all placements in one piece; its reversal reopens what it closed', async () => {
  const person = await service.person();
  const [elsewhere, here] = [await service.posting(1), await service.posting(1)];
  const kept = await service.refer(person, elsewhere);
  idOf(await service.step(kept, { type: 'make-offer' }));
  idOf(await service.step(kept, { type: 'accept-offer' }));
  const id = await service.refer(person, here);
  idOf(await service.step(id, { type: 'start' }));

  const streams = [`placement-${id}`, `candidacy-${person}`, `posting-${here}`, `placement-${kept}`];
  const last = await Promise.all(
    streams.map(async (each) => (await service.log.streams.loadStream(each)).at(-1)),
  );
  expect(new Set(last.map((event) => event?.meta.commandId)).size).toBe(1);
  const settle = (at: HiringService) =>
    new SettlePostingHandler(at.log.commands, at.log.streams).execute(new SettlePosting(kept, context()));
  expect(await settle(other)).toMatchObject({ kind: 'done' });
  expect(await vacancies(elsewhere)).toMatchObject({ open: [], reserved: [] });

  idOf(await other.step(id, { type: 'reverse', reason: 'did-not-start' }));
  expect(await status(kept)).toBe('offered');
  expect(await vacancies(here)).toMatchObject({ taken: [] });
  expect(await service.log.streams.findByClaim(MAIN_PLACEMENT_CLAIM, person)).toBeUndefined();
  await settle(service);
  await settle(service);
  expect(await vacancies(elsewhere)).toMatchObject({ open: [kept], reserved: [] });
  idOf(await service.step(kept, { type: 'accept-offer' }));
});

test('who is forgotten in between starts nothing, and what was started is still ended and reversed', async () => {
  const person = await service.person();
  const to = await service.posting(2);
  const id = await service.refer(person, to);
  const rest = await service.refer(person, await service.posting(1));
  idOf(await service.step(id, { type: 'start' }));
  await service.forget(person);
  idOf(await service.step(id, { type: 'end', reason: 'other' }));
  idOf(await service.step(id, { type: 'reverse', of: 'start', reason: 'inspection' }));
  expect(await status(rest)).toBe('closed-elsewhere');
  expect((await vacancies(to)).taken).toEqual([]);
  expect((await service.log.streams.load(candidacy, person)).state).toMatchObject({
    main: null,
    referrals: {},
  });
});

test('INV-IDEM a repeated referral is answered with the first placement, and counts once', async () => {
  const [laborerId, postingId] = [await service.person(), await service.posting(1)];
  const same = context();
  const refer = (at: HiringService) =>
    new ReferLaborerHandler(at.log.commands, at.log.streams).execute(
      new ReferLaborer({ laborerId, postingId }, 'T500235001', same),
    );
  const first = idOf(await refer(service));
  expect(idOf(await refer(other))).toBe(first);
  expect((await vacancies(postingId)).open).toEqual([first]);
});
