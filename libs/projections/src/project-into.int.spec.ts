import type { TestDatabase } from '@chunfeng/testing';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { projectInto } from './project-into';

let database: TestDatabase;
beforeEach(async () => (database = await projectionDatabase()));
afterEach(() => database.drop());

test.each([1, 3, 50, 1_000])(
  'INV-ONCE: batches of %i events lead to the fold of the log',
  async (batchSize) => {
    const pool = database.pool();
    const log = plainTallyLog(300);
    await projectInto(pool, tallyProjection, log.slice(0, 120), { batchSize });
    expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(120);
    expect(await projectInto(pool, tallyProjection, log, { batchSize })).toBe(300);
    await expectViewEqualsFold(pool, tallyProjection, log);
  },
);
