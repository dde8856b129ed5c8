import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditModule, auditMigrations, StoredPersonReads } from '@chunfeng/audit';
import { createPool, migrate } from '@chunfeng/database';
import {
  type CommandContext,
  CommandRunner,
  EventLog,
  EventLogModule,
  eventLogMigrations,
  Streams,
} from '@chunfeng/event-log';
import {
  configureHttpApp,
  DevelopmentIssuer,
  HTTP_APP_OPTIONS,
  HttpModule,
  PersonReads,
  PositionWaiter,
  type Readiness,
  ReadinessProbe,
  type Role,
} from '@chunfeng/http';
import { KeyedHashes, prepareKeysDatabase, PrivacyModule, SubjectVault } from '@chunfeng/privacy';
import { projectionMigrations, ProjectionsModule, ViewPositions } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { laborerEvents } from '../src/domain/laborer.events';
import { LaborersModule } from '../src/laborers.module';
import { laborerSearchProjection } from '../src/projections/laborer-search.projection';
import { laborersProjection } from '../src/projections/laborers.projection';

/** The databases that services of one test share. */
export interface LaborerDatabases {
  readonly main: TestDatabase;
  readonly keys: TestDatabase;
  readonly folder: string;
  drop(): Promise<void>;
}

export async function laborerDatabases(): Promise<LaborerDatabases> {
  const sets = [...eventLogMigrations, projectionMigrations, auditMigrations];
  const main = await createTestDatabase({
    name: 'laborers',
    content: sets.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'migrate' });
      await migrate(pool, sets);
      await pool.end();
    },
  });
  const keys = await createTestDatabase();
  await prepareKeysDatabase(keys.url);
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-laborers-'));
  return {
    main,
    keys,
    folder,
    drop: async () => {
      await main.drop();
      await keys.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class AlwaysReady extends ReadinessProbe {
  check(): Promise<Readiness> {
    return Promise.resolve({ ready: true, parts: {}, projections: [] });
  }
}

/** One process of the product, as far as laborers need it. */
export interface LaborerService {
  readonly app: NestExpressApplication;
  readonly pool: Pool;
  readonly runner: CommandRunner;
  readonly streams: Streams;
  readonly vault: SubjectVault;
  readonly hashes: KeyedHashes;
  /** What was logged, as it was written. */
  readonly log: () => string;
  token(role: Role, office: string): Promise<string>;
  /** Waits until both views have everything that is in the log now. */
  viewsUpToDate(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLaborerService(databases: LaborerDatabases): Promise<LaborerService> {
  const { url } = databases.main;
  const issuer = await DevelopmentIssuer.inMemory();
  const lines: string[] = [];
  const hashes = KeyedHashes.open(databases.folder);
  const module = await Test.createTestingModule({
    imports: [
      HttpModule.forRoot({
        auth: { developmentIssuer: issuer },
        rateLimit: false,
        logs: { destination: { write: (line) => void lines.push(line) } },
        ports: [
          { provide: PositionWaiter, useExisting: ViewPositions },
          { provide: PersonReads, useExisting: StoredPersonReads },
          { provide: ReadinessProbe, useClass: AlwaysReady },
        ],
      }),
      AuditModule.forRoot({ url, name: 'test' }),
      PrivacyModule.forRoot({ url: databases.keys.url, name: 'test', folder: databases.folder }),
      EventLogModule.forRootAsync({
        inject: [SubjectVault],
        useFactory: (sealer: SubjectVault) => ({
          url,
          name: 'test',
          definitions: laborerEvents,
          sealer,
          fingerprintKey: hashes.fingerprintKey,
        }),
      }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog, SubjectVault],
        useFactory: (log: EventLog, sealer: SubjectVault) => ({
          url,
          name: 'test',
          projections: [laborersProjection, laborerSearchProjection(hashes)],
          feed: log.feed,
          sealer,
        }),
      }),
      TypeOrmModule.forRoot({ type: 'postgres', url, autoLoadEntities: true, retryAttempts: 0 }),
      LaborersModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  await app.init();
  const pool = databases.main.pool();
  return {
    app,
    pool,
    runner: app.get(CommandRunner),
    streams: app.get(Streams),
    vault: app.get(SubjectVault),
    hashes: app.get(KeyedHashes),
    log: () => lines.join(''),
    token: (role, office) => issuer.developmentToken(role, { office, subject: `${role}-${office}` }),
    viewsUpToDate: async () => {
      const { rows } = await pool.query<{ head: number }>(
        'select coalesce(max(position), 0) as head from log.events',
      );
      const wanted = { epoch: 1, position: rows[0]?.head ?? 0 };
      const { reached } = await app.get(ViewPositions).waitFor(VIEWS, wanted, 20_000);
      if (!reached) throw new Error(`views did not reach ${wanted.position}`);
    },
    stop: () => app.close(),
  };
}

const VIEWS = ['laborers', 'laborer-search'];

export function commandContext(over: Partial<CommandContext> = {}): CommandContext {
  const idempotencyKey = uuidv7();
  return {
    caller: 'tester',
    idempotencyKey,
    content: { idempotencyKey },
    actor: { id: 'tester', role: 'clerk', office: 'T500235001' },
    correlationId: 'test',
    ...over,
  };
}
