import { LaborerEntity, laborersProjection } from '@chunfeng/laborers';
import { PostingEntity, postingsProjection } from '@chunfeng/postings';
import { projectInto } from '@chunfeng/projections';
import type { TestDatabase } from '@chunfeng/testing';
import { DataSource, type Repository } from 'typeorm';
import { placementsDatabase } from '../../test/placements-service';
import { PlacementEntity } from '../projections/placement.entity';
import { placementsProjection } from '../projections/placements.projection';
import { placementsTable } from '../projections/placements.table';
import type { PlacementFilters } from './find-placements.query';
import type { PlacementSight } from './placement-sight';
import { placementsQuery } from './placements-query';

let database: TestDatabase;
let views: DataSource;
let placements: Repository<PlacementEntity>;

const COUNT = 20_000;
const idOf = (sql: string): string => `('01900000-0000-7000-8000-' || lpad((${sql})::text, 12, '0'))::uuid`;
const ID = '01900000-0000-7000-8000-000000000007';

beforeAll(async () => {
  database = await placementsDatabase();
  const pool = database.pool();
  for (const projection of [placementsProjection, laborersProjection, postingsProjection])
    await projectInto(pool, projection, []);
  // As many as a plan needs to prefer an index: a thousand people, five hundred postings, forty offices.
  await pool.query(`insert into view.placements (placement_id, version, first_position, position, status, laborer_id,
      posting_id, employer_id, route, channel, standing, office, unit_origin, unit_ledger, unit_responsible,
      place_units, due_on, retained, direction, corrections, synthetic, recorded_at, changed_at)
    select ${idOf('i')}, 1, i, i, case when i % 50 = 0 then 'referred' else 'started' end, ${idOf('i % 1000')},
      ${idOf('i % 500')}, ${idOf('i % 300')}, 'referral', 'office', 'main', 'T50023' || (i % 40 + 100)::text || '0',
      'D500235', 'D500235', 'D500235', '{D500235}', date '2026-01-01' + i % 300, '{}', 'local', 0, true, now(), now()
    from generate_series(1, ${COUNT}) i`);
  await pool.query('analyze');
  views = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [PlacementEntity, LaborerEntity, PostingEntity],
    synchronize: false,
  }).initialize();
  placements = views.getRepository(PlacementEntity);
});
afterAll(async () => {
  await views.destroy();
  await database.drop();
});

async function planOf(filters: PlacementFilters, sight: PlacementSight): Promise<string> {
  const [text, parameters] = placementsQuery(
    placements,
    filters,
    sight,
    51,
    undefined,
  ).getQueryAndParameters();
  const rows = await views.query<{ 'QUERY PLAN': string }[]>(`explain ${text}`, parameters);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const EMPLOYER: PlacementSight = { kind: 'employer', employerId: ID };
const BUREAU: PlacementSight = { kind: 'office', office: 'CQ', changes: true };

test.each([
  ['of an employer', {}, EMPLOYER, 'placements_by_employer'],
  ['to a posting', { postingId: ID }, BUREAU, 'placements_by_posting'],
  ['of a laborer', { laborerId: ID }, BUREAU, 'placements_by_laborer'],
  ['that nobody has answered', { dueBefore: '2026-01-03' }, BUREAU, 'placements_unanswered'],
  ['of the whole city', {}, BUREAU, 'placements_newest'],
] as const)('the list of placements %s uses an index', async (_list, filters, sight, index) => {
  const plan = await planOf(filters, sight);
  expect(plan).toContain(index);
  expect(plan).not.toContain('Seq Scan on placements');
});

test('the entity maps every column of the view, with its type', async () => {
  const { rows } = await database.pool().query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = 'view.placements'::regclass and attnum > 0 and not attisdropped`,
  );
  const types: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone' };
  const mapped = placements.metadata.columns.map((column) => ({
    name: column.databaseName,
    type: `${types[String(column.type)] ?? String(column.type)}${column.isArray ? '[]' : ''}`,
  }));
  const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
  expect(mapped.sort(byName)).toEqual(rows.sort(byName));
  expect(Object.keys(placementsTable.columns).sort()).toEqual(rows.map(({ name }) => name).sort());
});
