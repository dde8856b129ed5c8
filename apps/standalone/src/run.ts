import { once } from 'node:events';
import { join } from 'node:path';
import { freshDataFolder, prepareDataFolder } from '@chunfeng/embedded-postgres';
import { shutDown } from '@chunfeng/http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../../api/src/config';
import { createApp } from '../../api/src/create-app';
import { prepareDatabases } from '../../api/src/prepare-databases';
import { ProjectionReadiness } from '../../api/src/projection-readiness';
import { openDatabase } from './database';
import { loadDemonstrationOnce } from './demonstration';
import type { StandaloneOptions } from './options';
import { developmentTokens, writeApiFile } from './tokens';
import { tryThese } from './try-these';

/** From nothing to a running product, and back when `stop` aborts. Every step can be repeated after a crash. */
export async function run(options: StandaloneOptions, stop: AbortSignal): Promise<void> {
  const started = performance.now();
  console.log('Chunfeng 春风');
  if (options.fresh) await freshDataFolder(options.data);
  const data = await prepareDataFolder(options.data);
  const database = await openDatabase(data);
  try {
    const config = readConfig(
      { CHUNFENG_LOG_FILE: join(data, 'chunfeng.log'), ...process.env, DATABASE_URL: database.url },
      data,
    );
    await prepareDatabases(config);
    if (stop.aborted) return;
    const app = await createApp(config, { name: 'standalone', runProjections: true });
    try {
      app.get(ProjectionReadiness).holdBack('starting');
      await app.listen(options.port, '127.0.0.1');
      const url = `http://127.0.0.1:${String(options.port)}`;
      if (options.demo) await loadDemonstrationOnce(app, stop);
      if (stop.aborted) return;
      app.get(ProjectionReadiness).holdBack(undefined);
      await isReady(url, stop);
      if (config.developmentFolder !== undefined) {
        const tokens = await developmentTokens(config.developmentFolder);
        writeApiFile(data, url, tokens);
        announce(url, tokens, seconds(started));
        if (options.demo) console.log(await tryThese(app, options));
      } else announce(url, {}, seconds(started));
      if (!stop.aborted) await once(stop, 'abort');
    } finally {
      await close(app);
    }
  } finally {
    await database.stop();
  }
}

async function close(app: NestExpressApplication): Promise<void> {
  await shutDown(app);
}

/** Asked over HTTP: what a newcomer's browser will see is what has to be ready. */
async function isReady(url: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const answer = await fetch(`${url}/health/ready`);
    await answer.arrayBuffer();
    if (answer.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

function announce(url: string, tokens: Readonly<Record<string, string>>, took: string): void {
  console.log(`\nReady after ${took} s. API page: ${url}/api    Stop: Ctrl-C`);
  const roles = Object.entries(tokens);
  if (roles.length === 0) return;
  console.log('\nDevelopment tokens, valid for 30 days (whoever has one acts in that role):');
  for (const [role, token] of roles) console.log(`  ${role.padEnd(9)} ${token}`);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
