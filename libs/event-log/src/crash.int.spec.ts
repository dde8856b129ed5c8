import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnServer, runProcess, startOwnServer, waitFor } from '@chunfeng/testing';
import { Pool } from 'pg';
import { acknowledged, brokenPromises } from '../test/log-oracle';
import { migrateLog } from '../test/support';

const WRITER = 'libs/event-log/test/writer.ts';
const ENDLESS = '1000000';

let server: OwnServer;
let pool: Pool;
let folder: string;
const journals: string[] = [];
let run = 0;

/** One durable server for all of it: every round must find the log of the rounds before as good as its own. */
beforeAll(async () => {
  server = await startOwnServer();
  await migrateLog(server.url);
  pool = new Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'journals-'));
}, 60_000);
afterAll(async () => {
  await pool.end();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const name = (): string => `run${++run}`;
const expectKept = async (): Promise<void> =>
  expect(await brokenPromises(pool, acknowledged(journals), 3)).toEqual([]);

/** Repeats with their old keys what the dead writer never learned, and some commands more. */
async function resume(journal: string): Promise<void> {
  const path = join(folder, `${name()}.txt`);
  writeFileSync(path, journal);
  const next = runProcess(WRITER, [server.url, name(), '2', '5', 'resume', path]);
  expect(await next.ended).toEqual({ code: 0, signal: null });
  journals.push(next.stdout());
  const sent = [...journal.matchAll(/^sent (\S+)/gm)].map((match) => match[1]);
  const known = acknowledged([journal, next.stdout()]);
  expect(sent.filter((key) => !known.has(key ?? ''))).toEqual([]);
}

describe('INV-ACK: after kill -9 of the writing process', () => {
  test.each(['append.before-send=kill@10', 'append.after-commit=kill@10'])(
    'at %s nothing acknowledged is lost, and repeats settle the rest',
    async (failpoint) => {
      const writer = runProcess(WRITER, [server.url, name(), '4', ENDLESS], {
        env: { CHUNFENG_FAILPOINTS: failpoint },
      });
      expect((await writer.ended).signal).toBe('SIGKILL');
      journals.push(writer.stdout());
      await expectKept();
      await resume(writer.stdout());
      await expectKept();
    },
    60_000,
  );

  test('in the middle of a statement nothing acknowledged is lost, and repeats settle the rest', async () => {
    for (let round = 0; round < 3; round++) {
      const writer = runProcess(WRITER, [server.url, name(), '4', ENDLESS]);
      await waitFor(() => acknowledged([writer.stdout()]).size > 20 * (round + 1), {
        message: 'it is writing',
        timeout: 30_000,
      });
      await writer.kill();
      journals.push(writer.stdout());
      await resume(writer.stdout());
    }
    await expectKept();
  }, 120_000);
});

describe('INV-ACK: after kill -9 of PostgreSQL', () => {
  test.each(['SIGKILL', 'immediate'] as const)(
    '(%s) under load nothing acknowledged is lost or doubled, and the same processes go on by themselves',
    async (how) => {
      const writers = ['4', '3'].map((count) => runProcess(WRITER, [server.url, name(), count, ENDLESS]));
      const progress = (more: number): Promise<unknown> => {
        const goals = writers.map((writer) => acknowledged([writer.stdout()]).size + more);
        return waitFor(
          () => writers.every((writer, n) => acknowledged([writer.stdout()]).size >= (goals[n] ?? 0)),
          { message: 'both processes are acknowledged more', timeout: 40_000 },
        );
      };
      for (let round = 0; round < 2; round++) {
        await progress(25);
        await server.kill(how);
        await server.restart();
      }
      await progress(25);
      await Promise.all(writers.map((writer) => writer.kill()));
      for (const writer of writers) {
        journals.push(writer.stdout());
        await resume(writer.stdout());
      }
      await expectKept();
    },
    180_000,
  );
});
