import { runProcess, type TestDatabase, waitFor } from '@chunfeng/testing';
import { logDatabase, openLog } from '../test/support';
import { acknowledged, brokenPromises } from '../test/log-oracle';

const WRITER = 'libs/event-log/test/writer.ts';
const SECONDS = 10;
/** More than a writer can do in that time: it is stopped by the clock. */
const ENDLESS = '1000000';

let database: TestDatabase;
beforeAll(async () => (database = await logDatabase()));
afterAll(() => database.drop());

test(`INV-ORD: 12 concurrent writers over two processes for ${SECONDS} s leave no gap and no inversion, and a tailing reader sees exactly the log`, async () => {
  const pool = database.pool();
  const log = await openLog(database.url);
  const processes = ['one', 'two'].map((name) => runProcess(WRITER, [database.url, name, '6', ENDLESS]));
  await Promise.all(processes.map((process) => process.waitForOutput(/done/)));

  // Two readers that know nothing but "position > cursor": the feed, and a bare query as an analyst would type it.
  const fed: number[] = [];
  const stop = new AbortController();
  const feeding = (async () => {
    for await (const { events } of log.feed.read(0, { batchSize: 200, signal: stop.signal })) {
      fed.push(...events.map((event) => event.position));
    }
  })();
  const tailed: number[] = [];
  const tail = async (): Promise<number> => {
    const { rows } = await pool.query<{ position: string }>(
      'select position from log.events where position > $1 order by position',
      [tailed.at(-1) ?? 0],
    );
    tailed.push(...rows.map((row) => Number(row.position)));
    return rows.length;
  };
  const end = Date.now() + SECONDS * 1_000;
  while (Date.now() < end) await tail();

  const ends = await Promise.all(processes.map((process) => process.kill()));
  // Neither has given up before because the server refused one of its appends.
  expect(ends.map((ended) => ended.signal)).toEqual(['SIGKILL', 'SIGKILL']);
  while ((await tail()) > 0);
  await waitFor(() => fed.length >= tailed.length, { message: 'the feed has reached the end' });
  stop.abort();
  await feeding;

  expect(tailed.length).toBeGreaterThan(300);
  expect(tailed).toEqual(tailed.map((_, index) => index + 1));
  expect(fed).toEqual(tailed);
  const journals = processes.map((process) => process.stdout());
  for (const journal of journals) expect(acknowledged([journal]).size).toBeGreaterThan(50);
  expect(await brokenPromises(pool, acknowledged(journals), 3)).toEqual([]);
  await log.close();
}, 60_000);
