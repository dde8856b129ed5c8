import { randomBytes } from 'node:crypto';
import { createPool } from '@chunfeng/database';
import type pg from 'pg';

/** The gate's own connections; one carries batches, a second one settles lost replies. */
export function gatePool(url: string, name: string): { pool: pg.Pool; application: string } {
  const application = `${name}-gate-${randomBytes(6).toString('hex')}`;
  const pool = createPool({
    url,
    name: application,
    max: 2,
    settings: {
      lock_timeout: 5_000,
      // The statements look up by primary keys only, whatever the statistics of a young table say.
      enable_seqscan: 'off',
      enable_hashjoin: 'off',
      enable_mergejoin: 'off',
      plan_cache_mode: 'force_generic_plan',
      jit: 'off',
    },
  });
  return { pool, application };
}
