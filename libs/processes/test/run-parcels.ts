import { createPool } from '@chunfeng/database';
import { logHead } from '@chunfeng/projections';
import { ProcessRunner } from '../src';
import { counting, dispatchTo, openLog } from './parcels';

/** A process that runs the counting of parcels: `<url> <lease ms> <batch size>`. */
async function main([url = '', leaseMs = '10000', batchSize = '10']: string[]): Promise<void> {
  const pool = createPool({ url, name: 'parcels-runner', max: 4 });
  const log = await openLog(url);
  const runner = new ProcessRunner({
    manager: counting,
    feed: log.feed,
    dispatch: dispatchTo(log),
    pool,
    head: () => logHead(pool),
    leaseMs: Number(leaseMs),
    batchSize: Number(batchSize),
    onState: (state, why) => console.log(`state ${state} ${JSON.stringify(why ?? null)}`),
  });
  runner.start();
  process.once('SIGTERM', () => {
    void runner
      .stop()
      .then(() => log.close())
      .then(() => pool.end());
  });
}

void main(process.argv.slice(2));
