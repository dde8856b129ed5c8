import { createPool } from '@chunfeng/database';
import { feedOf } from '../src/project-into';
import { ProjectionRunner } from '../src/runner';
import { plainTallyLog } from './tally-events';
import { tallyProjection } from './tally.projection';

/** A process with one runner over a log that every such process makes up alike: `<url> <events> <batch> <lease ms>`. */
const [url = '', events = '0', batchSize = '10', leaseMs = '10000'] = process.argv.slice(2);
const pool = createPool({ url, name: 'tally-runner', max: 4 });
const log = plainTallyLog(Number(events));
const runner = new ProjectionRunner({
  projection: tallyProjection,
  feed: feedOf(log),
  pool,
  head: () => Promise.resolve(log.length),
  batchSize: Number(batchSize),
  leaseMs: Number(leaseMs),
  onState: (state, why) => console.log(`state ${state} ${JSON.stringify(why ?? null)}`),
});
runner.start();
process.once('SIGTERM', () => {
  void runner.stop().then(() => pool.end());
});
