import type pg from 'pg';
import { buildOf } from './build';
import type { AfterFlip } from './create-build';
import { flip } from './flip';
import type { Projection } from './projection';

/**
 * Shows readers the version of this code again after a newer one had taken over. A runner of this version must
 * have caught up; runners of the newer version must be gone, or they take over again.
 * @returns false when this version is behind what readers see.
 */
export async function rollBack(
  pool: pg.Pool,
  projection: Projection,
  afterFlip?: AfterFlip,
): Promise<boolean> {
  return flip(pool, buildOf(projection), { afterFlip });
}
