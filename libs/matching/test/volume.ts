import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { matchingProjection } from '../src/projections/matching.projection';

/** Fills the match tables with a made-up city, as vacuumed as a server keeps its tables. */
export async function fillWithCity(
  pool: Pool,
  { people, postings }: { readonly people: number; readonly postings: number },
): Promise<void> {
  const script = readFileSync(join(__dirname, 'volume.sql'), 'utf8')
    .replaceAll('$1', String(Math.trunc(people)))
    .replaceAll('$2', String(Math.trunc(postings)));
  const client = await pool.connect();
  try {
    await client.query(`set search_path = p_matching_v${String(matchingProjection.version)}, public`);
    await client.query(script);
    for (const { name } of matchingProjection.tables) await client.query(`vacuum (analyze) ${name}`);
  } finally {
    client.release(true);
  }
}
