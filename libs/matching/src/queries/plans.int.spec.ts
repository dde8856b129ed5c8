import { MatchDatabase } from '../../test/match-database';
import { fillWithCity } from '../../test/volume';
import { MATCH_POLICY_1 } from '../domain/policy/match-policy-1';
import { MATCH_SESSION, MATCH_STATEMENTS } from './match-store';

const ON = '2026-03-01';
let database: MatchDatabase;
let posting: string;
let laborer: string;

beforeAll(async () => {
  database = await MatchDatabase.create();
  await database.show({ policy: MATCH_POLICY_1, people: [], postings: [], on: ON });
  await fillWithCity(database.pool, { people: 20_000, postings: 5_000 });
  posting = await anyId('posting_id', 'match_posting');
  laborer = await anyId('laborer_id', 'match_laborer');
}, 120_000);
afterAll(() => database.drop());

async function anyId(column: string, table: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select ${column} as id from view.${table} order by md5(${column}::text) limit 1`,
  );
  return rows[0]!.id;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** All nodes of the plan that the connections of the store run: one for every list. */
async function planOf(
  statement: keyof typeof MATCH_STATEMENTS,
  values: string[],
  pool = database.pool,
): Promise<PlanNode[]> {
  const client = await pool.connect();
  try {
    for (const [name, value] of Object.entries(MATCH_SESSION)) await client.query(`set ${name} = '${value}'`);
    const types = values.map((value) => (value === ON ? 'date' : 'uuid'));
    await client.query(`prepare measured (${types.join()}) as ${MATCH_STATEMENTS[statement]}`);
    const literals = values.map((value) => `'${value}'`).join();
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (format json) execute measured (${literals})`,
    );
    return nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
  } finally {
    client.release(true);
  }
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function scannedWhole(nodes: readonly PlanNode[]): unknown[] {
  return nodes
    .filter(({ 'Node Type': type, 'Index Cond': condition }) => {
      const isIndex = type.startsWith('Index') || type.startsWith('Bitmap Index');
      return type === 'Seq Scan' || (isIndex && condition === undefined);
    })
    .map(({ 'Relation Name': relation }) => relation)
    .filter((relation) => relation !== 'match_policy');
}

function indexesOf(nodes: readonly PlanNode[]): string[] {
  return [...new Set(nodes.flatMap(({ 'Index Name': index }) => (index === undefined ? [] : [index])))];
}

test.each(['candidates', 'countCandidates'] as const)(
  '%s walks the probes of one posting, in the index alone, and scans no table',
  async (statement) => {
    const nodes = await planOf(statement, [posting, ON]);
    expect(scannedWhole(nodes)).toEqual([]);
    expectProbes(nodes);
  },
);

function expectProbes(nodes: readonly PlanNode[]): void {
  const probe = nodes.find(({ 'Index Name': index }) => index === 'laborer_reach_probe');
  expect(probe).toMatchObject({ 'Node Type': 'Index Only Scan' });
  expect(probe?.['Index Cond']).toMatch(/occupation = .* AND .*region = /);
}

test('candidates are probed for by occupation and region in a small town too, whatever the samples say', async () => {
  const town = await MatchDatabase.create();
  try {
    await town.show({ policy: MATCH_POLICY_1, people: [], postings: [], on: ON });
    await fillWithCity(town.pool, { people: 2_000, postings: 500 });
    for (const target of [1, 3, 10, 30, 100, 300]) {
      const client = await town.pool.connect();
      await client.query(`set default_statistics_target = ${String(target)}; analyze`);
      client.release(true);
      expectProbes(await planOf('candidates', [posting, ON], town.pool));
      expectProbes(await planOf('countCandidates', [posting, ON], town.pool));
    }
  } finally {
    await town.drop();
  }
}, 60_000);

test('matches walk three ranges of postings and scan no table', async () => {
  const nodes = await planOf('matches', [laborer, ON]);
  expect(scannedWhole(nodes)).toEqual([]);
  expect(indexesOf(nodes)).toEqual(
    expect.arrayContaining([
      'laborer_reach_pkey',
      'match_posting_county',
      'match_posting_city',
      'match_posting_province',
    ]),
  );
});

test('why a pair does not match is looked up by keys', async () => {
  const nodes = await planOf('why', [laborer, ON, posting]);
  expect(scannedWhole(nodes)).toEqual([]);
  expect(indexesOf(nodes)).toEqual(
    expect.arrayContaining(['match_laborer_pkey', 'match_posting_pkey', 'laborer_reach_pkey']),
  );
});

test('a list of a full city is in order, without a person twice, and counted right', async () => {
  const list = await database.store.candidates(posting, ON);
  const keys = list!.items.map(({ key }) => key);
  expect(keys).toHaveLength(50);
  expect(keys).toEqual([...keys].sort((a, b) => b - a));
  expect(new Set(list!.items.map(({ laborer_id }) => laborer_id)).size).toBe(50);
  expect(await database.store.countCandidates(posting, ON)).toBeGreaterThanOrEqual(50);
});
