import type { TestDatabase } from '@chunfeng/testing';
import type { Pool } from 'pg';
import { openPostingsLog, postingsDatabase, projectPostings } from '../../test/postings-log';
import type { PostingFilters } from './find-postings.query';
import type { PostingSight } from './posting-sight';
import { postingsQuery } from './postings-query';
import { REVIEW_QUEUE } from './review-queue.handler';

const EMPLOYER = '0190f5a0-0000-7000-8000-000000000007';

/** 20,000 postings over 500 counties, 1,000 occupations and 100 employers; one in 200 is not listed, one in 20 in review. */
const FILL = `
insert into view.postings
select gen_random_uuid(), 2, n, n, case when n % 200 = 0 then 'withdrawn' when n % 20 = 1 then 'in-review' else 'published' end, null, null,
  'submitted', 'ordinary', 'title ' || n,
  format('%s-%s-%s-%s', 1 + n % 8, lpad((n % 11)::text, 2, '0'), lpad((n % 13)::text, 2, '0'), '01'),
  format('0190f5a0-0000-7000-8000-%s', lpad((n % 100)::text, 12, '0'))::uuid, 'employer ' || n % 100, 5,
  0, 0, 0, 5, '{}', (500000 + n % 500)::text, null, null, null, null, '2026-12-31', '{}', '[]', 'postings-1', null, '{}',
  case when n % 20 = 1 then date '2026-02-01' + n / 200 end, case when n % 20 = 1 then 'D500235' end,
  case when n % 20 = 1 then array['D500235'] else '{}' end, null, 'test',
  null, null, true, 'key ' || n % 19000, '{}', now(), now()
from generate_series(1, 20000) n`;

describe('The plans of the lists of postings', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await postingsDatabase();
    const log = await openPostingsLog(database.url);
    await projectPostings(database, log);
    await log.close();
    pool = database.pool();
    await pool.query(FILL.replace('view.postings', await tableBehind('postings')));
    await pool.query(`analyze ${await tableBehind('postings')}`);
  }, 60_000);
  afterAll(() => database.drop());

  /** The view shows a table of its build's own schema. */
  async function tableBehind(view: string): Promise<string> {
    const { rows } = await pool.query<{ name: string }>(
      `select distinct format('%I.%I', view_schema_table.nspname, c.relname) as name
       from pg_depend d join pg_rewrite r on r.oid = d.objid
       join pg_class c on c.oid = d.refobjid and c.relkind = 'r'
       join pg_namespace view_schema_table on view_schema_table.oid = c.relnamespace
       where r.ev_class = $1::regclass`,
      [`view.${view}`],
    );
    return rows[0]?.name ?? `view.${view}`;
  }

  async function planOf(filters: PostingFilters, sight: PostingSight, after?: number): Promise<string> {
    const { text, values } = postingsQuery(filters, sight, 51, after, '2026-03-01');
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  const all = { kind: 'all' } as const;
  const listed = { kind: 'listed' } as const;
  it.each([
    ['everything', {}, all, 'postings_newest'],
    ['everything listed', {}, listed, 'postings_newest'],
    ['one state', { state: 'withdrawn' }, all, 'postings_by_state'],
    ['one county', { place: '500007' }, listed, 'postings_by_place'],
    ['one occupation', { occupation: '3-02-03-01' }, listed, 'postings_by_occupation'],
    ['one employer', { employerId: EMPLOYER }, all, 'postings_by_employer'],
  ] as [string, PostingFilters, PostingSight, string][])(
    'read %s by an index, and the duplicates of each by theirs',
    async (_name, filters, sight, index) => {
      const plan = await planOf(filters, sight);
      expect(plan).toContain(index);
      expect(plan).toContain('postings_by_duplicate');
      expect(plan).not.toContain('Seq Scan');
    },
  );

  it('read the review queue of an office in its order, from where a page ended', async () => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${REVIEW_QUEUE}`, [
      ['D500235'],
      '2026-03-01',
      10,
      51,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('postings_in_review');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });

  it('go on from a cursor by the index, however far back it is', async () => {
    const plan = await planOf({}, listed, 150);
    expect(plan).toMatch(/Index Scan.*postings_newest/);
    expect(plan).toMatch(/Index Cond: \(first_position < '?150/);
  });
});
