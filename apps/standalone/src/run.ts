import { once } from 'node:events';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GATHER } from '@chunfeng/event-log';
import { freshDataFolder, prepareDataFolder } from '@chunfeng/embedded-postgres';
import { shutDown } from '@chunfeng/http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type AppConfig, readConfig } from '../../api/src/config';
import { createApp } from '../../api/src/create-app';
import { prepareDatabases } from '../../api/src/prepare-databases';
import { ProjectionReadiness } from '../../api/src/projection-readiness';
import { openDatabase } from './database';
import { demoEmployer, demoPosting } from './demo-employer';
import { loadDemonstrationOnce, today } from './demonstration';
import type { StandaloneOptions } from './options';
import { StartGivenUp, step } from './step';
import { refuseTakenPort } from './taken-port';
import { developmentTokens, writeApiFile } from './tokens';
import { tryThese } from './try-these';

/**
 * From nothing to a running product, and back when `asked` to. Every step can be repeated after a crash.
 *
 * @throws EmbeddedPostgresError restart-failed, when the database ended and could not be brought back
 */
export async function run(options: StandaloneOptions, asked: AbortSignal): Promise<void> {
  try {
    await runUntil(options, asked);
  } catch (error) {
    if (!(error instanceof StartGivenUp)) throw error;
  }
}

async function runUntil(given: StandaloneOptions, asked: AbortSignal): Promise<void> {
  const started = performance.now();
  console.log('Chunfeng 春风');
  // Before anything is made or deleted.
  await refuseTakenPort(given.port);
  if (given.fresh) await step(asked, () => freshDataFolder(given.data));
  const data = await step(asked, () => prepareDataFolder(given.data));
  const database = await step(asked, () => openDatabase(data));
  // Made-up people never get into a database that somebody brought.
  const options = { ...given, demo: given.demo && database.embedded };
  const stop = AbortSignal.any([asked, database.lost]);
  try {
    const config = readConfig(
      { CHUNFENG_LOG_FILE: join(data, 'chunfeng.log'), ...process.env, DATABASE_URL: database.url },
      data,
      { embedded: database.embedded },
    );
    await step(asked, () => prepareDatabases(config));
    // Nobody reads the views while the demonstration is being loaded, and large batches cost them least.
    let loading = options.demo;
    const gather = (): number => (loading ? 1_000 : GATHER);
    const app = await step(asked, () =>
      createApp(config, { name: 'standalone', runProjections: true, gather }),
    );
    try {
      const url = await open(app, options, stop, () => (loading = false));
      if (url !== undefined) {
        await step(asked, () => announce(app, config, { ...options, data }, url, started));
        await whenAborted(stop);
      }
    } finally {
      await shutDown(app);
    }
    database.lost.throwIfAborted();
  } finally {
    await database.stop();
  }
}

/** @returns where it answers, once it is ready; `undefined` when it was stopped before. */
async function open(
  app: NestExpressApplication,
  options: StandaloneOptions,
  stop: AbortSignal,
  loaded: () => void,
): Promise<string | undefined> {
  const readiness = app.get(ProjectionReadiness);
  readiness.holdBack('starting');
  await app.listen(options.port, '127.0.0.1');
  const url = `http://127.0.0.1:${String(options.port)}`;
  // The import asks the views for earlier postings; at the first start they are just being made.
  await until(stop, async () => (await readiness.check()).parts['views'] !== 'being built');
  if (options.demo) await loadDemonstrationOnce(app, stop);
  loaded();
  readiness.holdBack(undefined);
  // Asked over HTTP: what a newcomer's browser will see is what has to be ready.
  await until(stop, () => answersReady(url));
  return stop.aborted ? undefined : url;
}

async function answersReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`);
  await answer.arrayBuffer();
  return answer.ok;
}

async function announce(
  app: NestExpressApplication,
  { developmentFolder }: AppConfig,
  options: StandaloneOptions,
  url: string,
  started: number,
): Promise<void> {
  const took = ((performance.now() - started) / 1000).toFixed(1);
  if (developmentFolder !== undefined) {
    const tokens = options.demo
      ? await demoTokens(developmentFolder, url)
      : await developmentTokens(developmentFolder);
    writeApiFile(options.data, url, tokens);
    console.log('\nDevelopment tokens, valid for 30 days (whoever has one acts in that role):');
    for (const [role, token] of Object.entries(tokens)) console.log(`  ${role.padEnd(9)} ${token}`);
    if (options.demo) console.log(await tryThese(app, today(), dataOption(options.data)));
  }
  console.log(`\nReady after ${took} s. API page: ${url}/api    Stop: Ctrl-C`);
}

/** The employer's token acts for an employer of the demonstration. */
async function demoTokens(folder: string, url: string): ReturnType<typeof developmentTokens> {
  const { bureau = '' } = await developmentTokens(folder);
  const tokens = await developmentTokens(folder, await demoEmployer(url, bureau));
  await demoPosting(url, tokens.employer ?? '');
  return tokens;
}

/** What a command in another terminal needs in order to find this program. */
function dataOption(data: string): string {
  const shown = relative(process.cwd(), data);
  return shown === 'data' ? '' : ` --data ${shown.startsWith('..') ? data : shown}`;
}

async function until(stop: AbortSignal, condition: () => Promise<boolean>): Promise<void> {
  while (!stop.aborted && !(await condition())) await sleep(50);
}

async function whenAborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}
