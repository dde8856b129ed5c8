import { runProcess, type TestDatabase } from '@chunfeng/testing';
import type pg from 'pg';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { listParked } from './parked-events';

const EVENTS = 300;
const RUNNER = 'libs/projections/test/run-tally.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool();
});
afterEach(() => database.drop());

test.each([
  ['after-fold', 2],
  ['after-upsert', 3],
  ['before-commit', 2],
  ['after-commit', 3],
])(
  'INV-ONCE: kill -9 %s leaves a view equal to its checkpoint, and the next process goes on from there',
  async (place, passing) => {
    const log = plainTallyLog(EVENTS);
    const args = [database.url, String(EVENTS), '70', '200'];
    const victim = runProcess(RUNNER, args, {
      env: { CHUNFENG_FAILPOINTS: `projection.${place}=kill@${passing}` },
    });
    expect(await victim.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(
      70 * (place === 'after-commit' ? passing : passing - 1),
    );

    const next = runProcess(RUNNER, args);
    await next.waitForOutput(/state live/);
    expect(await next.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(EVENTS);
    expect(await listParked(pool)).toEqual([]);
  },
);
