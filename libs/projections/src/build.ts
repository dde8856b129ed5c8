import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Projection } from './projection';

/**
 * One set of tables of a projection. `main`: those of its version; `rebuild`: the same version once more, beside
 * it, until it takes its place.
 */
export interface Build {
  /** Also the schema of its tables: `p_<name>_v<version>`. */
  readonly id: string;
  readonly projection: Projection;
  readonly kind: 'main' | 'rebuild';
}

const NAME = /^[a-z][a-z0-9_-]{0,39}$/;

export function buildOf(projection: Projection, kind: Build['kind'] = 'main'): Build {
  if (!NAME.test(projection.name)) throw new TypeError(`"${projection.name}" is not a projection name`);
  const main = `p_${projection.name.replaceAll('-', '_')}_v${projection.version}`;
  return { id: kind === 'main' ? main : `${main}_rebuild`, projection, kind };
}

/** @throws when two projections of a process would write the same tables or show the same view. */
export function assertNoOverlap(projections: readonly Projection[]): void {
  const taken = new Map<string, string>();
  for (const projection of projections) {
    const claims = [
      `schema ${buildOf(projection).id}`,
      ...projection.tables.map(({ name }) => `view.${name}`),
    ];
    for (const claim of claims) {
      const other = taken.get(claim);
      if (other !== undefined) throw new TypeError(`${projection.name} and ${other} both own ${claim}`);
      taken.set(claim, projection.name);
    }
  }
}

export interface Ddl {
  readonly sql: string;
  readonly sha256: string;
}

export function ddlOf(projection: Projection): Ddl {
  const sql = readFileSync(projection.ddl, 'utf8');
  return { sql, sha256: createHash('sha256').update(sql).digest('hex') };
}
