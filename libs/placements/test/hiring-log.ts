import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import {
  type CommandContext,
  type DomainEvent,
  EventLog,
  eventLogMigrations,
  type SealedBox,
  type Sealer,
} from '@chunfeng/event-log';
import { laborer, laborerEvents, type LaborerEvent } from '@chunfeng/laborers';
import { employerEvents, posting, postingEvents, type PostingEvent } from '@chunfeng/postings';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { uuidv7 } from 'uuidv7';
import { ReferLaborerHandler } from '../src/commands/refer-laborer.handler';
import { ReferLaborer } from '../src/commands/refer-laborer.command';
import type { PlacementResult } from '../src/commands/placement-result';
import { PlacementSteps } from '../src/commands/steps';
import { candidacyEvents } from '../src/domain/candidacy.events';
import { placementEvents } from '../src/domain/placement.events';
import type { PlacementStep } from '../src/domain/take-step';
import { laborerRegistered, postingSubmitted } from './first-events';
import { BY_OFFICE, CONSENT, OFFICE } from './hiring-world';

/** A database of its own with the log at head. */
export function hiringDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'hiring',
    content: eventLogMigrations.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'template' });
      await migrate(pool, eventLogMigrations);
      await pool.end();
    },
  });
}

/** Hides nothing from a reader of this test, but keeps values out of clear columns, and can forget. */
export class ForgettingSealer implements Sealer {
  readonly forgotten = new Set<string>();

  seal(_context: object, subject: string, values: Readonly<Record<string, unknown>>): Promise<SealedBox> {
    return Promise.resolve({ subject, box: Buffer.from(JSON.stringify(values)).toString('base64') });
  }

  unseal(_context: object, { subject, box }: SealedBox): Promise<Record<string, unknown> | null> {
    if (this.forgotten.has(subject)) return Promise.resolve(null);
    return Promise.resolve(
      JSON.parse(Buffer.from(box, 'base64').toString('utf8')) as Record<string, unknown>,
    );
  }
}

/** One process that takes commands about hiring. */
export class HiringService {
  private constructor(
    readonly log: EventLog,
    readonly sealer: ForgettingSealer,
  ) {}

  static async open(url: string, name = 'test'): Promise<HiringService> {
    const sealer = new ForgettingSealer();
    const definitions = [
      ...laborerEvents,
      ...employerEvents,
      ...postingEvents,
      ...candidacyEvents,
      ...placementEvents,
    ];
    const log = await EventLog.open({ url, name, definitions, sealer, fingerprintKey: 'test' });
    return new HiringService(log, sealer);
  }

  close(): Promise<void> {
    return this.log.close();
  }

  async person(): Promise<string> {
    const id = uuidv7();
    await this.tell(laborer, id, [laborerRegistered(), ...CONSENT]);
    return id;
  }

  async posting(headcount: number, referralRatio: number | null = null): Promise<string> {
    const id = uuidv7();
    await this.tell(posting, id, [
      postingSubmitted(null, { headcount, referralRatio }),
      { type: 'posting.published', data: { validThrough: '9999-12-31', policy: 'test' } },
    ]);
    return id;
  }

  /** The key is destroyed after the append, as the command of the laborers does it. */
  async forget(person: string): Promise<void> {
    await this.tell(laborer, person, [{ type: 'subject.forgotten', data: { reason: 'own-request' } }]);
    this.sealer.forgotten.add(person);
  }

  async refer(laborerId: string, postingId: string): Promise<string> {
    const handler = new ReferLaborerHandler(this.log.commands, this.log.streams);
    const result = await untilDecided(() =>
      handler.execute(new ReferLaborer({ laborerId, postingId }, OFFICE, context())),
    );
    return idOf(result);
  }

  /** Asks again, with the same key, while the answer is that too many ask. */
  step(placementId: string, step: PlacementStep): Promise<PlacementResult> {
    const steps = new PlacementSteps(this.log.commands, this.log.streams);
    const command = { placementId, by: BY_OFFICE, context: context() };
    return untilDecided(() => steps.take(command, step));
  }

  private async tell<Event extends LaborerEvent | PostingEvent>(
    decider: { category: string; initial: unknown; evolve(state: never, event: Event): unknown },
    id: string,
    events: readonly Event[],
  ): Promise<void> {
    await this.log.commands.execute<unknown, DomainEvent, never>({
      context: context(),
      stream: { decider: decider, id },
      decide: () => ({ accepted: true, events }),
    });
  }
}

/** A command that was lost in the crowd has stored nothing: its client asks again. */
async function untilDecided(ask: () => Promise<PlacementResult>): Promise<PlacementResult> {
  for (;;) {
    const result = await ask();
    if (result.kind !== 'busy') return result;
  }
}

export function idOf(result: PlacementResult): string {
  if (result.kind === 'done') return (result.answer as { id: string }).id;
  throw new Error(`expected it to be done: ${JSON.stringify(result)}`);
}

export function context(): CommandContext {
  return {
    caller: 'clerk',
    idempotencyKey: uuidv7(),
    content: {},
    actor: { id: 'clerk', role: 'clerk', office: OFFICE },
    correlationId: 'test',
  };
}
