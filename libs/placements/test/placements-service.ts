import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditModule, auditMigrations, StoredPersonReads } from '@chunfeng/audit';
import { createPool, migrate } from '@chunfeng/database';
import {
  Clock,
  type CommandContext,
  EventLog,
  EventLogModule,
  eventLogMigrations,
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
import {
  laborerEvents,
  LaborersModule,
  laborersProjection,
  laborerSearchProjection,
} from '@chunfeng/laborers';
import {
  employerEvents,
  employersProjection,
  postingEvents,
  PostingsModule,
  postingsProjection,
} from '@chunfeng/postings';
import { KeyedHashes, prepareKeysDatabase, PrivacyModule, SubjectVault } from '@chunfeng/privacy';
import { ProcessesModule, processMigrations } from '@chunfeng/processes';
import { projectionMigrations, ProjectionsModule, ViewPositions } from '@chunfeng/projections';
import { dayInShanghai } from '@chunfeng/reference';
import { citizenNumberCheck, createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import request, { type Response } from 'supertest';
import { uuidv7 } from 'uuidv7';
import {
  cancelOnForgetting,
  candidacyEvents,
  placementEvents,
  PlacementsModule,
  placementsProjection,
  quotaReturns,
  unitsFollowPlacement,
} from '../src';

export const TODAY = '2026-03-02';

export class MovedClock extends Clock {
  constructor(public instant = new Date(`${TODAY}T02:00:00Z`)) {
    super();
  }

  now(): Date {
    return this.instant;
  }
}

class AlwaysReady extends ReadinessProbe {
  check(): Promise<Readiness> {
    return Promise.resolve({ ready: true, parts: {}, projections: [] });
  }
}

export interface TestClient {
  post(path: string, body?: object, headers?: Record<string, string>): request.Test;
  /** Waits for what `after` has stored. */
  get(path: string, after?: Response | string, headers?: Record<string, string>): request.Test;
}

/** One process of the product, as far as hiring needs it. */
export interface PlacementsService {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly clock: MovedClock;
  readonly log: () => string;
  as(role: Role, who?: { office?: string; employerId?: string; subject?: string }): Promise<TestClient>;
  stop(): Promise<void>;
}

const migrations = [...eventLogMigrations, projectionMigrations, processMigrations, auditMigrations];

export function placementsDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'placements',
    content: migrations.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'migrate' });
      await migrate(pool, migrations);
      await pool.end();
    },
  });
}

export async function startPlacementsService(): Promise<PlacementsService> {
  const database = await placementsDatabase();
  const keys = await createTestDatabase();
  await prepareKeysDatabase(keys.url);
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-placements-'));
  const issuer = await DevelopmentIssuer.inMemory();
  const hashes = KeyedHashes.open(folder);
  const clock = new MovedClock();
  const { url } = database;
  const lines: string[] = [];
  const parts = { url, name: 'test' };
  const module = await Test.createTestingModule({
    imports: [
      HttpModule.forRoot({
        auth: { developmentIssuer: issuer },
        rateLimit: false,
        logs: { destination: { write: (line) => void lines.push(line) } },
        ports: [
          { provide: PersonReads, useExisting: StoredPersonReads },
          { provide: PositionWaiter, useExisting: ViewPositions },
          { provide: ReadinessProbe, useClass: AlwaysReady },
        ],
      }),
      AuditModule.forRoot(parts),
      PrivacyModule.forRoot({ url: keys.url, name: 'test', folder }),
      EventLogModule.forRootAsync({
        inject: [SubjectVault],
        useFactory: (sealer: SubjectVault) => ({
          ...parts,
          clock,
          sealer,
          fingerprintKey: hashes.fingerprintKey,
          definitions: [
            ...laborerEvents,
            ...employerEvents,
            ...postingEvents,
            ...candidacyEvents,
            ...placementEvents,
          ],
        }),
      }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog, SubjectVault],
        useFactory: (log: EventLog, sealer: SubjectVault) => ({
          ...parts,
          feed: log.feed,
          sealer,
          projections: [
            laborersProjection,
            laborerSearchProjection(hashes),
            postingsProjection,
            employersProjection,
            placementsProjection,
          ],
        }),
      }),
      ProcessesModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          ...parts,
          feed: log.feed,
          epoch: () => log.identity.epoch(),
          clock,
          dayOf: dayInShanghai,
          managers: [quotaReturns, unitsFollowPlacement, cancelOnForgetting],
          timers: [],
        }),
      }),
      TypeOrmModule.forRoot({ type: 'postgres', url, autoLoadEntities: true, retryAttempts: 0 }),
      PostingsModule.withClock(clock),
      LaborersModule,
      PlacementsModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  await app.init();
  const server = () => request(app.getHttpServer());
  return {
    app,
    database,
    clock,
    log: () => lines.join(''),
    async as(role, who = {}) {
      const token = await issuer.developmentToken(role, { subject: `${role}-1`, ...who });
      const authorization = { Authorization: `Bearer ${token}` };
      return {
        post: (path, body = {}, headers = {}) =>
          server()
            .post(path)
            .set({ ...authorization, 'Idempotency-Key': uuidv7(), ...headers })
            .send(body),
        get: (path, after, headers = {}) =>
          server()
            .get(path)
            .set({ ...authorization, ...afterwards(after), ...headers }),
      };
    },
    async stop() {
      await app.close();
      await database.drop();
      await keys.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function afterwards(after: Response | string | undefined): Record<string, string> {
  if (after === undefined) return {};
  return { 'Min-Position': typeof after === 'string' ? after : (after.get('Chunfeng-Position') ?? '') };
}

/** What a timer or a process manager would say of itself. */
export function systemContext(key: string = uuidv7()): CommandContext {
  return {
    caller: 'timer:test',
    idempotencyKey: key,
    content: { key },
    actor: { id: 'timer:test', role: 'timer', office: 'CQ' },
    correlationId: key,
  };
}

let people = 0;

/** Everybody here is made up; the number is another one each time, and no citizen number begins with 00. */
export function someLaborer(change: object = {}): Record<string, unknown> {
  people += 1;
  const body = `00000019900506${String(people).padStart(3, '0')}`;
  return {
    name: '测试丙',
    citizenNumber: body + citizenNumberCheck(body),
    phone: '00012345678',
    residence: '500235001',
    education: '71',
    health: '1',
    hukouType: '2',
    synthetic: true,
    consent: { givenOn: '2026-01-05', form: 'paper' },
    ...change,
  };
}
