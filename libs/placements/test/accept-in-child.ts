import 'reflect-metadata';
import { createPool } from '@chunfeng/database';
import { HiringService } from './hiring-log';

/** Held by the test until all its children are ready. */
export const STARTING_LINE = 4_712;

/** Accepts offers at once, in a process of its own, and prints what each was answered with. */
async function main([url = '', ...placements]: readonly string[]): Promise<void> {
  const service = await HiringService.open(url, 'child');
  const pool = createPool({ url, name: 'starting-line', max: 1 });
  process.stdout.write('ready\n');
  await pool.query('select pg_advisory_lock_shared($1)', [STARTING_LINE]);
  const results = await Promise.all(placements.map((id) => service.step(id, { type: 'accept-offer' })));
  const outcomes = results.map((result) =>
    result.kind === 'rejected' ? result.rejection.code : result.kind,
  );
  process.stdout.write(`outcomes ${JSON.stringify(outcomes)}\n`);
  await pool.end();
  await service.close();
}

if (require.main === module) void main(process.argv.slice(2));
