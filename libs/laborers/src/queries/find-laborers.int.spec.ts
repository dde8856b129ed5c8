import { randomUUID } from 'node:crypto';
import type { Caller } from '@chunfeng/http';
import { projectInto } from '@chunfeng/projections';
import { reportingUnits } from '@chunfeng/reference';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { DataSource, type Repository, type SelectQueryBuilder } from 'typeorm';
import { event, registered } from '../../test/laborer.builder';
import { recorded, type ToldEvent } from '../../test/recorded';
import { LaborerEntity } from '../projections/laborer.entity';
import { LaborerSearchEntity } from '../projections/laborer-search.entity';
import { laborerSearchProjection } from '../projections/laborer-search.projection';
import { laborersProjection } from '../projections/laborers.projection';
import { isVisibleTo, seesInFull } from './caller-sight';
import type { LaborerFilters } from './find-laborers.query';
import { laborersQuery } from './laborers-query';
import { searchQuery } from './search-query';

let database: TestDatabase;
let views: DataSource;
let laborers: Repository<LaborerEntity>;

/** Units and townships as many as in the city, or no plan would need an index. */
const UNITS = reportingUnits()
  .map(({ id }) => String(id))
  .filter((id) => id.startsWith('D'));
const COUNT = 6_000;
const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** People over all units and their townships; every fifth verified, every seventh handed over, every hundredth forgotten. */
function world(): ToldEvent[] {
  return Array.from({ length: COUNT }, (_, index): ToldEvent[] => {
    const laborerId = idOf(index);
    const unit = UNITS[index % UNITS.length]!;
    const township = `${unit.slice(1)}00${1 + (index % 5)}`;
    const office = index % 8 < 4 ? `T${township}` : `V${township}${String(index % 3).padStart(3, '0')}`;
    const units = { origin: unit, ledger: unit, responsible: unit, workplace: null };
    const events = [registered({ office, units })];
    if (index % 5 === 0) {
      events.push(
        event('laborer.employment-status-verified', {
          status: 'not-employed',
          employment: null,
          channel: 'telephone',
          verifiedOn: '2026-02-01',
          verifier: unit,
        }),
        event('laborer.willingness-recorded', {
          kind: 'work',
          answer: 'willing',
          askedOn: '2026-02-01',
          channel: 'telephone',
        }),
      );
    }
    if (index % 7 === 0) {
      events.push(
        event('laborer.units-changed', {
          unit: 'responsible',
          from: unit,
          to: 'D500118',
          reason: 'employed-elsewhere',
        }),
      );
    }
    if (index % 100 === 0) events.push(event('subject.forgotten', { reason: 'own-request' }));
    return events.map((it) => ({ laborerId, event: it }));
  }).flat();
}

/** Everybody has a name of the own subject. */
const sealer = {
  seal: () => Promise.reject(new Error('not here')),
  unseal: (_context: unknown, { subject }: { subject: string }) =>
    Promise.resolve({ person: { name: subject, phone: `phone of ${subject}` } }),
};
const hashes = { ofName: (name: string) => `n ${name}`, ofPhone: (phone: string) => `p ${phone}` };

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = database.pool();
  const events = recorded(world());
  await projectInto(pool, laborersProjection, events, { batchSize: 2_000 });
  await projectInto(pool, laborerSearchProjection(hashes), events, { batchSize: 2_000, sealer });
  await pool.query('vacuum analyze');
  views = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [LaborerEntity, LaborerSearchEntity],
  }).initialize();
  laborers = views.getRepository(LaborerEntity);
});
afterAll(async () => {
  await views.destroy();
  await database.drop();
});

async function find(filters: Partial<LaborerFilters>): Promise<LaborerEntity[]> {
  const all = { office: 'CQ', basis: 'responsible', ...filters } as const;
  const found: LaborerEntity[] = [];
  for (;;) {
    const page = await laborersQuery(laborers, all, 150, found.at(-1)?.laborerId).getMany();
    found.push(...page);
    if (page.length < 150) return found;
  }
}

test('pages follow each other in the order of registration, everybody once, nobody forgotten', async () => {
  const found = await find({});
  expect(found.map(({ laborerId }) => laborerId)).toEqual(
    Array.from({ length: COUNT }, (_, index) => index)
      .filter((index) => index % 100 !== 0)
      .map(idOf),
  );
});

test('a unit sees whom it serves, or whom it keeps on its ledger', async () => {
  const served = await find({ office: 'D500118' });
  expect(served.length).toBeGreaterThan(0);
  expect(served.every(({ unitResponsible }) => unitResponsible === 'D500118')).toBe(true);
  const ledger = await find({ office: 'D500235', basis: 'ledger' });
  expect(ledger.some(({ unitResponsible }) => unitResponsible === 'D500118')).toBe(true);
  expect(ledger.every(({ unitLedger }) => unitLedger === 'D500235')).toBe(true);
});

test('a township sees whom it and its villages registered, a village its own', async () => {
  const township = await find({ office: 'T500235001' });
  expect(new Set(township.map(({ office }) => office))).toEqual(
    new Set(['T500235001', 'V500235001000', 'V500235001001', 'V500235001002']),
  );
  expect((await find({ office: 'V500235001001' })).every(({ office }) => office === 'V500235001001')).toBe(
    true,
  );
  expect(await find({ office: 'nowhere' })).toEqual([]);
});

test('filters must hold together', async () => {
  const found = await find({ work: 'willing', status: 'not-employed', office: 'D500236' });
  expect(found.length).toBeGreaterThan(0);
  for (const it of found) {
    expect([it.willWork, it.employmentStatus, it.unitResponsible]).toEqual([
      'willing',
      'not-employed',
      'D500236',
    ]);
  }
  expect(
    (await find({ status: 'unverified' })).every(({ employmentStatus }) => employmentStatus === null),
  ).toBe(true);
  expect(await find({ group: 'veteran' })).toEqual([]);
});

test.each<[string, Partial<LaborerFilters>, RegExp]>([
  ['of a unit', { office: 'D500236' }, /laborers_by_responsible/],
  ['of a unit by status', { office: 'D500236', status: 'not-employed' }, /laborers_by_responsible_status/],
  ['of a ledger', { office: 'D500236', basis: 'ledger' }, /laborers_by_ledger/],
  ['of a township', { office: 'T500236001' }, /laborers_by_office/],
  ['of a village', { office: 'V500236001001' }, /laborers_by_office/],
  ['of the whole city', { office: 'CQ' }, /laborers_pkey/],
])('the work list %s is read from an index', async (_what, filters, index) => {
  const all = { office: 'CQ', basis: 'responsible', ...filters } as const;
  const plan = await planOf(laborersQuery(laborers, all, 51, idOf(COUNT / 2)));
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan/);
});

test.each([
  [{ name: idOf(7) }, /laborer_search_by_name/],
  [{ phone: `phone of ${idOf(7)}` }, /laborer_search_by_phone/],
])('the search by %j finds the one and reads an index', async (terms, index) => {
  const query = searchQuery(laborers, hashes, terms);
  expect((await query.getMany()).map(({ laborerId }) => laborerId)).toEqual([idOf(7)]);
  const plan = await planOf(query);
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan/);
});

/** A small table is cheapest read whole, and this one lies in memory; what matters is that the index fits. */
async function planOf(query: SelectQueryBuilder<LaborerEntity>): Promise<string> {
  const [sql, parameters] = query.getQueryAndParameters();
  const rows = await views.transaction(async (manager) => {
    await manager.query('set local enable_seqscan = off');
    await manager.query('set local random_page_cost = 1.1');
    return manager.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
  });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('auditors and keepers of the ledger see masked what the own office sees in full', async () => {
  const [handedOver] = await find({ office: 'D500235', basis: 'ledger' }).then((all) =>
    all.filter(({ unitResponsible }) => unitResponsible === 'D500118'),
  );
  const caller = (role: Caller['role'], office: string): Caller => ({ id: randomUUID(), role, office });
  expect(seesInFull(caller('clerk', 'D500118'), handedOver!)).toBe(true);
  expect(seesInFull(caller('auditor', 'D500118'), handedOver!)).toBe(false);
  expect(isVisibleTo(caller('auditor', 'CQ'), handedOver!)).toBe(true);
  expect(isVisibleTo(caller('clerk', 'D500236'), handedOver!)).toBe(false);
});
