import { projectInto } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { DataSource } from 'typeorm';
import { recorded } from '../../test/recorded';
import { registered } from '../../test/laborer.builder';
import { LaborerEntity } from './laborer.entity';
import { LaborerSearchEntity } from './laborer-search.entity';
import { laborerSearchProjection } from './laborer-search.projection';
import { laborersProjection } from './laborers.projection';

let database: TestDatabase;
let views: DataSource;

const LABORER = '01900000-0000-7000-8000-000000000001';
const events = recorded([{ laborerId: LABORER, event: registered() }]);
const sealer = {
  seal: () => Promise.reject(new Error('not here')),
  unseal: () => Promise.resolve({ person: { name: '测试甲', phone: null } }),
};
const hashes = {
  ofName: (text: string) => `n-${text.length}`,
  ofPhone: (text: string) => `p-${text.length}`,
};

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = database.pool();
  await projectInto(pool, laborersProjection, events);
  await projectInto(pool, laborerSearchProjection(hashes), events, { sealer });
  views = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [LaborerEntity, LaborerSearchEntity],
  }).initialize();
});
afterAll(async () => {
  await views.destroy();
  await database.drop();
});

test.each([LaborerEntity, LaborerSearchEntity])(
  'the entity %p has the columns of its view',
  async (entity) => {
    const { tableName, columns } = views.getMetadata(entity);
    const { rows } = await database.pool().query<{ name: string; type: string }>(
      `select a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [`view.${tableName}`],
    );
    const types: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone' };
    const mapped = columns.map(({ databaseName, type, isArray }) => ({
      name: databaseName,
      type: `${types[String(type)] ?? String(type)}${isArray ? '[]' : ''}`,
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(mapped.sort(byName)).toEqual([...rows].sort(byName));
  },
);

test('a row is read as it was folded', async () => {
  expect(await views.getRepository(LaborerEntity).findOneBy({ laborerId: LABORER })).toMatchObject({
    laborerId: LABORER,
    position: 1,
    version: 1,
    birthYear: 1990,
    openGroups: [],
    groups: [],
    registeredAt: new Date('2026-03-02T01:00:00.000Z'),
    forgotten: false,
  });
});
