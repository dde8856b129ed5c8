import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditModule, StoredPersonReads } from '@chunfeng/audit';
import { EventLog, EventLogModule } from '@chunfeng/event-log';
import {
  configureHttpApp,
  DevelopmentIssuer,
  EmployerAccounts,
  HTTP_APP_OPTIONS,
  HttpModule,
  PersonReads,
  PositionWaiter,
  type Readiness,
  ReadinessProbe,
  type Role,
} from '@chunfeng/http';
import { prepareKeysDatabase, PrivacyModule, SubjectVault } from '@chunfeng/privacy';
import { ProjectionsModule, ViewPositions } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import request from 'supertest';
import { uuidv7 } from 'uuidv7';
import { employersProjection, JoinedEmployers, PostingsModule, postingsProjection } from '../src';
import { logOptions, postingsDatabase } from './postings-log';

class AlwaysReady extends ReadinessProbe {
  check(): Promise<Readiness> {
    return Promise.resolve({ ready: true, parts: {}, projections: [] });
  }
}

export interface TestClient {
  post(path: string, body?: object, headers?: Record<string, string>): request.Test;
  put(path: string, body: object, headers?: Record<string, string>): request.Test;
  /** Waits for what `after` has stored. */
  get(path: string, after?: request.Response): request.Test;
}

/** One process of the product, as far as postings need it. */
export interface PostingsService {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly vault: SubjectVault;
  readonly log: () => string;
  as(role: Role, who?: { office?: string; employerId?: string; subject?: string }): Promise<TestClient>;
  stop(): Promise<void>;
}

export async function startPostingsService(): Promise<PostingsService> {
  const database = await postingsDatabase();
  const keys = await createTestDatabase();
  await prepareKeysDatabase(keys.url);
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-postings-'));
  const issuer = await DevelopmentIssuer.inMemory();
  const { url } = database;
  const lines: string[] = [];
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
          { provide: EmployerAccounts, useClass: JoinedEmployers },
        ],
      }),
      AuditModule.forRoot({ url, name: 'test' }),
      PrivacyModule.forRoot({ url: keys.url, name: 'test', folder }),
      EventLogModule.forRootAsync({
        inject: [SubjectVault],
        useFactory: (sealer: SubjectVault) => ({ ...logOptions(url), sealer }),
      }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          url,
          name: 'test',
          projections: [postingsProjection, employersProjection],
          feed: log.feed,
        }),
      }),
      TypeOrmModule.forRoot({ type: 'postgres', url, autoLoadEntities: true, retryAttempts: 0 }),
      PostingsModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  await app.init();
  const server = () => request(app.getHttpServer());
  return {
    app,
    database,
    vault: app.get(SubjectVault),
    log: () => lines.join(''),
    async as(role, who = {}) {
      const token = await issuer.developmentToken(role, { subject: `${role}-1`, ...who });
      const authorization = `Bearer ${token}`;
      const keyed = (headers: Record<string, string>) => ({
        Authorization: authorization,
        'Idempotency-Key': uuidv7(),
        ...headers,
      });
      return {
        post: (path, body, headers = {}) => server().post(path).set(keyed(headers)).send(body),
        put: (path, body, headers = {}) => server().put(path).set(keyed(headers)).send(body),
        get: (path, after) =>
          server()
            .get(path)
            .set({
              Authorization: authorization,
              ...(after === undefined ? {} : { 'Min-Position': after.get('Chunfeng-Position') ?? '' }),
            }),
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
