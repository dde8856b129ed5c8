import 'reflect-metadata';
import { AuditModule, auditMigrations, StoredPersonReads } from '@chunfeng/audit';
import { createPool, migrate } from '@chunfeng/database';
import {
  accept,
  CommandRunner,
  EventLog,
  EventLogModule,
  eventLogMigrations,
  type Decider,
  type DomainEvent,
  formatPosition,
  type Sealer,
} from '@chunfeng/event-log';
import {
  configureHttpApp,
  DevelopmentIssuer,
  type DevelopmentTokenOptions,
  HTTP_APP_OPTIONS,
  HttpModule,
  PersonReads,
  PositionWaiter,
  type Readiness,
  ReadinessProbe,
  type Role,
} from '@chunfeng/http';
import { type LaborerEvent, laborerEvents } from '@chunfeng/laborers';
import {
  BriefPostingsHandler,
  type PostingEvent,
  postingEvents as postingDefinitions,
  postingsProjection,
} from '@chunfeng/postings';
import { projectionMigrations, ProjectionsModule, ViewPositions } from '@chunfeng/projections';
import type { TestDatabase } from '@chunfeng/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { uuidv7 } from 'uuidv7';
import { matchPolicyEvents } from '../src/domain/match-policy.events';
import { MatchingModule } from '../src/matching.module';
import { matchingProjection } from '../src/projections/matching.projection';
import { personEvents, postingEvents, type WorldPerson, type WorldPosting } from './world';

class AlwaysReady extends ReadinessProbe {
  check(): Promise<Readiness> {
    return Promise.resolve({ ready: true, parts: {}, projections: [] });
  }
}

/** Matching never opens an envelope, so what is in it does not matter here. */
const closedSealer: Sealer = {
  seal: (_context, subject) => Promise.resolve({ subject, box: 'sealed' }),
  unseal: () => Promise.resolve(null),
};

/** Streams are written as they are: what may be written is the business of other contexts. */
const anyStream = (category: string): Decider<null, DomainEvent> => ({
  category,
  initial: null,
  evolve: () => null,
});

/** The product in one process, as far as matching needs it. */
export interface MatchingService {
  readonly app: NestExpressApplication;
  token(role: Role, options?: DevelopmentTokenOptions): Promise<string>;
  /** @returns the position to wait for. */
  record(person: WorldPerson): Promise<string>;
  change(laborerId: string, ...events: readonly LaborerEvent[]): Promise<string>;
  publish(posting: WorldPosting): Promise<string>;
  stop(): Promise<void>;
}

export async function migrateForMatching({ url }: TestDatabase): Promise<void> {
  const pool = createPool({ url, name: 'migrate' });
  await migrate(pool, [...eventLogMigrations, projectionMigrations, auditMigrations]);
  await pool.end();
}

export async function startMatchingService({ url }: TestDatabase): Promise<MatchingService> {
  const issuer = await DevelopmentIssuer.inMemory();
  const definitions = [...laborerEvents, ...postingDefinitions, ...matchPolicyEvents];
  const module = await Test.createTestingModule({
    imports: [
      HttpModule.forRoot({
        auth: { developmentIssuer: issuer },
        rateLimit: false,
        logs: false,
        ports: [
          { provide: PositionWaiter, useExisting: ViewPositions },
          { provide: PersonReads, useExisting: StoredPersonReads },
          { provide: ReadinessProbe, useClass: AlwaysReady },
        ],
      }),
      AuditModule.forRoot({ url, name: 'test' }),
      EventLogModule.forRoot({
        url,
        name: 'test',
        definitions,
        sealer: closedSealer,
        fingerprintKey: 'test',
      }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          url,
          name: 'test',
          projections: [matchingProjection, postingsProjection],
          feed: log.feed,
        }),
      }),
      MatchingModule.forRoot({ url, name: 'test' }),
      TypeOrmModule.forRoot({ type: 'postgres', url, retryAttempts: 0 }),
    ],
    // The one query of postings that matching asks.
    providers: [BriefPostingsHandler],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  await app.init();
  const runner = app.get(CommandRunner);

  const append = async (
    category: string,
    id: string,
    events: readonly (LaborerEvent | PostingEvent)[],
  ): Promise<string> => {
    const result = await runner.execute({
      context: {
        caller: 'test',
        idempotencyKey: uuidv7(),
        content: null,
        actor: { id: 'test', role: 'operator' },
        correlationId: uuidv7(),
      },
      stream: { decider: anyStream(category), id },
      decide: () => accept(events.map(withPersonal)),
    });
    if (result.kind !== 'done') throw new Error(`not recorded: ${result.kind}`);
    return formatPosition(result.at);
  };

  return {
    app,
    token: (role, options = {}) => issuer.developmentToken(role, options),
    record: (person) => append('laborer', person.id, personEvents(person)),
    change: (id, ...events) => append('laborer', id, events),
    publish: (posting) => append('posting', posting.id, postingEvents(posting)),
    stop: () => app.close(),
  };
}

/** Made up; the prefix 00 was never allocated. */
const PERSON = {
  name: '测试丙',
  citizenNumber: '00000019910101001X',
  birthDate: '1991-01-01',
  sex: '1',
  phone: null,
  address: null,
};

function withPersonal(event: LaborerEvent | PostingEvent): DomainEvent {
  if (event.type === 'laborer.registered') return { ...event, data: { ...event.data, person: PERSON } };
  if (event.type === 'laborer.group-confirmed')
    return { ...event, data: { ...event.data, evidence: 'visit', source: 'other', evidenceReference: null } };
  return event;
}
