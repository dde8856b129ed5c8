import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@chunfeng/event-log';
import {
  DevelopmentIssuer,
  type DevelopmentTokenOptions,
  ReadinessProbe,
  type Role,
  shutDown,
} from '@chunfeng/http';
import { createTestDatabase, type TestDatabase, waitFor } from '@chunfeng/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../../../apps/api/src/config';
import { createApp } from '../../../apps/api/src/create-app';
import { prepareDatabases } from '../../../apps/api/src/prepare-databases';

/** The product in this process, on databases of its own, its views running. */
export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly database: TestDatabase;
  token(role: Role, options?: DevelopmentTokenOptions): Promise<string>;
  stop(): Promise<void>;
}

/** @param options `clock`: of decisions and timers. */
export async function startApp(options: { readonly clock?: Clock } = {}): Promise<RunningApp> {
  const [database, keys] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const folder = await mkdtemp(join(tmpdir(), 'chunfeng-e2e-'));
  const config = readConfig(
    { DATABASE_URL: database.url, KEYS_DATABASE_URL: keys.url, CHUNFENG_LOG_LEVEL: 'silent' },
    folder,
    // Tokens are those of the development issuer.
    { embedded: true },
  );
  await prepareDatabases(config);
  const app = await createApp(config, { name: 'e2e', runProjections: true, ...options });
  await app.listen(0, '127.0.0.1');
  const probe = app.get(ReadinessProbe);
  await waitFor(async () => (await probe.check()).ready, { timeout: 30_000, message: 'the app is ready' });
  const issuer = await DevelopmentIssuer.open(join(folder, 'development'));
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    url: `http://127.0.0.1:${String(port)}`,
    database,
    token: (role, options) => issuer.developmentToken(role, options),
    async stop() {
      await shutDown(app);
      await Promise.all([database.drop(), keys.drop()]);
      await rm(folder, { recursive: true });
    },
  };
}
