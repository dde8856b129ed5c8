import type { EventLog } from '@chunfeng/event-log';
import { runProcess, type TestDatabase } from '@chunfeng/testing';
import type pg from 'pg';
import { openLog, processDatabase, send } from '../test/parcels';
import { activate } from './manager-checkpoint';

const RUNNER = 'libs/processes/test/run-parcels.ts';
const PARCELS = 12;

let database: TestDatabase;
let pool: pg.Pool;
let log: EventLog;
beforeEach(async () => {
  database = await processDatabase();
  pool = database.pool();
  log = await openLog(database.url);
});
afterEach(async () => {
  await log.close();
  await database.drop();
});

test.each([
  ['after-command', 7],
  ['before-checkpoint', 2],
  ['after-checkpoint', 1],
])('INV-IDEM: kill -9 %s doubles no consequence and leaves none out', async (place, passing) => {
  await activate(pool, 'counting', 0);
  for (let n = 0; n < PARCELS; n++) await send(log);
  const args = [database.url, '300', '4'];
  const victim = runProcess(RUNNER, args, {
    env: { CHUNFENG_FAILPOINTS: `process.${place}=kill@${String(passing)}` },
  });
  expect(await victim.ended).toMatchObject({ signal: 'SIGKILL' });

  const next = runProcess(RUNNER, args);
  await next.waitForOutput(/state live/, 25_000);
  expect(await next.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  const { rows } = await pool.query(
    `select count(*)::int as counted, count(distinct stream_id)::int as parcels
     from log.events where type = 'shelf.counted'`,
  );
  expect(rows).toEqual([{ counted: PARCELS, parcels: PARCELS }]);
});
