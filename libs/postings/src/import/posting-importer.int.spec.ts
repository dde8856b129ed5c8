import { type EventLog } from '@chunfeng/event-log';
import type { TestDatabase } from '@chunfeng/testing';
import { someTerms } from '../../test/builders';
import { fileOf, importAll, importerOf, publicRow } from '../../test/import-cases';
import { eventsOf, openPostingsLog, postingsDatabase } from '../../test/postings-log';
import { UnknownOfficeError } from './posting-importer';
import type { RowReport } from './row-report';

describe('Importing rows', () => {
  let database: TestDatabase;
  let log: EventLog;

  beforeEach(async () => {
    database = await postingsDatabase();
    log = await openPostingsLog(database.url);
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  const run = async (...rows: readonly (object | string)[]): Promise<readonly RowReport[]> =>
    (await importAll(importerOf(log), fileOf(...rows))).reports;

  it('amends the posting of a row that changed, also back to what it was before', async () => {
    await run(publicRow());
    const outcomes = [];
    for (const headcount of [30, 30, 20]) outcomes.push(...(await run(publicRow({ headcount }))));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['amended', 'unchanged', 'amended']);
    expect((await eventsOf(database, log)).map(({ type }) => type)).toEqual([
      'posting.collected',
      'posting.published',
      'posting.amended',
      'posting.published',
      'posting.amended',
      'posting.published',
    ]);
  });

  it('takes rows of one id in the order of the file, however close they stand', async () => {
    const headcounts = [5, 6, 5, 5];
    const reports = await run(...headcounts.map((headcount) => publicRow({ headcount })));
    expect(reports.map(({ outcome }) => outcome)).toEqual([
      'accepted-published',
      'amended',
      'amended',
      'unchanged',
    ]);
    const last = (await eventsOf(database, log)).findLast(({ type }) => type === 'posting.amended');
    expect(last?.data).toMatchObject({ terms: { headcount: 5 } });
  });

  it('turns a refused row into a published one when it is corrected, and keeps a refused amendment out', async () => {
    const [refused] = await run(publicRow({ gender_raw: '仅限男性' }));
    const [corrected] = await run(publicRow({ gender_raw: '男女不限' }));
    const [worse] = await run(publicRow({ headcount: 500_000 }));
    expect([refused, corrected, worse].map((report) => [report?.outcome, report?.standing])).toEqual([
      ['refused', 'refused'],
      ['amended', 'published'],
      ['refused', 'published'],
    ]);
    expect(worse?.reasons).toEqual([
      { code: 'headcount-implausible', field: '/terms/headcount', rule: 'policy: headcount limit' },
    ]);
  });

  it('INV-IDEM stores a row once when two imports bring it at the same time', async () => {
    const other = await openPostingsLog(database.url);
    const rows = Array.from({ length: 100 }, (_, index) => publicRow({ id: `row-${index}` }));
    const [first, second] = await Promise.all([
      importAll(importerOf(log), fileOf(...rows)),
      importAll(importerOf(other), fileOf(...rows)),
    ]);
    await other.close();
    expect(await eventsOf(database, log)).toHaveLength(200);
    expect(first.summary.outcomes['accepted-published'] + second.summary.outcomes['accepted-published']).toBe(
      100,
    );
    expect(first.summary.outcomes.unchanged + second.summary.outcomes.unchanged).toBe(100);
  });

  it('knows a row without an id by what it says', async () => {
    const row = { terms: chunfengTerms(), source: { system: 'county-list' }, employerName: '某厂' };
    expect((await run(row, row)).map(({ outcome }) => outcome)).toEqual(['accepted-published', 'unchanged']);
  });

  it.each([
    ['line-not-json', '{"id": "row-1", '],
    ['line-not-an-object', '[1, 2]'],
    ['line-not-an-object', '"text"'],
    ['line-unkeepable', '{"title": "a\\u0000b"}'],
    ['line-unkeepable', '{"title": "\\ud800"}'],
    ['line-unkeepable', '{"title": "a", "title": "b"}'],
    ['line-too-long', `{"title": "${'长'.repeat(100_000)}"}`],
    ['row-format-unknown', '{"some": "other row"}'],
    ['field.integer', JSON.stringify(publicRow({ headcount: '20' }))],
    ['field.min', JSON.stringify(publicRow({ headcount: -1 }))],
    ['field.required', JSON.stringify(publicRow({ title: null }))],
    ['field.required', JSON.stringify(publicRow({ title: '  \u00a0 ' }))],
    ['field.list', JSON.stringify(publicRow({ requirements: 'none' }))],
  ])('answers a bad line with %s, and goes on', async (code, line) => {
    const [bad, good] = await run(line, publicRow());
    expect(bad).toMatchObject({ line: 1, outcome: 'invalid', postingId: null });
    expect(bad?.reasons.map((reason) => reason.code)).toContain(code);
    expect(good).toMatchObject({ line: 2, outcome: 'accepted-published' });
    expect(await eventsOf(database, log)).toHaveLength(2);
  });

  it('says of every field of a bad row what it should have been, as POST does', async () => {
    const row = { terms: { ...chunfengTerms(), headcount: '20', place: 'Chongqing' }, source: {}, some: 1 };
    const { reports, summary } = await importAll(importerOf(log), fileOf(row), {
      format: 'chunfeng',
      language: 'en',
    });
    const told = (reports[0]?.reasons ?? []).map(
      ({ code, field, message }) => `${field} ${code}: ${message}`,
    );
    expect(told.sort()).toEqual([
      expect.stringMatching(/^\/some field\.unknown: There is no such field\./),
      '/source/system field.required: Is required.',
      '/terms/headcount field.integer: Must be an integer.',
      expect.stringMatching(/^\/terms\/place field\.pattern: Must have the form .*500/),
    ]);
    expect(summary.invalid).toMatchObject({ 'field.required': 1, 'field.integer': 1 });
  });

  it('refuses to collect for an office that does not exist before it reads anything', async () => {
    let read = false;
    const source = (function* () {
      read = true;
      yield Buffer.from(JSON.stringify(publicRow()));
    })();
    await expect(importAll(importerOf(log), source, { office: 'NOPE' })).rejects.toThrow(UnknownOfficeError);
    expect(read).toBe(false);
    expect(await eventsOf(database, log)).toEqual([]);
  });

  it('answers a line that is not UTF-8, and one after a byte order mark', async () => {
    const gb18030 = Buffer.concat([
      Buffer.from('{"title": "'),
      Buffer.from([0xba, 0xb8]),
      Buffer.from('"}\n'),
    ]);
    const file = [Buffer.from('\ufeff'), gb18030, Buffer.from(`${JSON.stringify(publicRow())}\r\n\r\n`)];
    const { reports } = await importAll(importerOf(log), [Buffer.concat(file)]);
    expect(reports.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'invalid'],
      [2, 'accepted-published'],
    ]);
  });

  it('keeps a number beyond 2^53 as the digits that it is', async () => {
    const text = JSON.stringify(publicRow()).replace('"row-1"', '16485273941910528021234');
    expect((await run(text))[0]).toMatchObject({
      externalId: '16485273941910528021234',
      outcome: 'accepted-published',
    });
  });

  it('reads a fraction of any length as the number that it is', async () => {
    const text = JSON.stringify(publicRow()).replace('4500,', '4500.12345678901234567890,');
    expect((await run(text))[0]).toMatchObject({ outcome: 'accepted-published' });
  });

  it('refuses a row that names an employer who is not registered', async () => {
    const employerId = '0190f5a0-0000-7000-8000-00000000dead';
    const [report] = await run({ terms: chunfengTerms(), source: { system: 'county-list' }, employerId });
    expect(report).toMatchObject({ outcome: 'refused', reasons: [{ code: 'posting.employer-unknown' }] });
    expect(await eventsOf(database, log)).toEqual([]);
  });

  it('ends between two batches when it is told to, and goes on from there later', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => publicRow({ id: `row-${index}` }));
    const end = new AbortController();
    const options = { signal: end.signal, onProgress: () => end.abort() };
    await expect(importAll(importerOf(log), fileOf(...rows), options)).rejects.toThrow('aborted');
    expect(await eventsOf(database, log)).toHaveLength(2 * 64);
    const { summary } = await importAll(importerOf(log), fileOf(...rows));
    expect(summary.outcomes).toMatchObject({ unchanged: 64, 'accepted-published': 136 });
  });
});

function chunfengTerms(): object {
  const { title, headcount, placeRaw, wage } = someTerms();
  return { title, headcount, placeRaw, wage };
}
