import type { TestDatabase } from '@chunfeng/testing';
import type { DataSource } from 'typeorm';
import { openPostingsLog, postingsDatabase, projectPostings, viewsOf } from '../../test/postings-log';
import { EmployerEntity } from './employer.entity';
import { employersTable } from './employers.table';
import { PostingEntity } from './posting.entity';
import { postingsTable } from './postings.table';

describe('The entities of the views', () => {
  let database: TestDatabase;
  let views: DataSource;

  beforeAll(async () => {
    database = await postingsDatabase();
    const log = await openPostingsLog(database.url);
    await projectPostings(database, log);
    await log.close();
    views = await viewsOf(database);
  });
  afterAll(async () => {
    await views.destroy();
    await database.drop();
  });

  it.each([
    [PostingEntity, postingsTable],
    [EmployerEntity, employersTable],
  ] as const)('%p maps every column of its view, with its type and nullability', async (entity, table) => {
    const { rows } = await database.pool().query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [`view.${table.name}`],
    );
    const types: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone' };
    const mapped = views.getMetadata(entity).columns.map((column) => ({
      name: column.databaseName,
      type: `${types[String(column.type)] ?? String(column.type)}${column.isArray ? '[]' : ''}`,
    }));
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
    expect(mapped.sort(byName)).toEqual(rows.sort(byName));
    expect(Object.keys(table.columns).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
