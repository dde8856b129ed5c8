import { type EventLog, type RecordedEvent } from '@chunfeng/event-log';
import { foldAll } from '@chunfeng/projections';
import type { TestDatabase } from '@chunfeng/testing';
import type { DataSource } from 'typeorm';
import { demoFile, importAll, importerOf, type Imported } from '../../test/import-cases';
import {
  byStream,
  eventsOf,
  openPostingsLog,
  postingsDatabase,
  projectPostings,
  viewsOf,
} from '../../test/postings-log';
import { postingsProjection } from '../projections/postings.projection';
import { postingsTable } from '../projections/postings.table';
import { DuplicatesInView } from './duplicates';

/** Two years after the last deadline that the rows state, so that the counts do not depend on the day. */
const clock = { now: () => new Date('2026-11-24T10:00:00+08:00') };

describe('The import of the 1,753 real postings', () => {
  let database: TestDatabase;
  let log: EventLog;
  let views: DataSource;
  let publicNotices: Imported;
  let graduates: Imported;
  let events: RecordedEvent[];

  beforeAll(async () => {
    database = await postingsDatabase();
    log = await openPostingsLog(database.url, { clock });
    publicNotices = await importAll(importerOf(log), demoFile('public_postings'));
    graduates = await importAll(importerOf(log), demoFile('graduate_postings_2023'));
    events = await projectPostings(database, log);
    views = await viewsOf(database);
  }, 120_000);
  afterAll(async () => {
    await views.destroy();
    await log.close();
    await database.drop();
  });

  it('answers every row, in the order of the file', () => {
    expect(publicNotices.reports.map(({ line }) => line)).toEqual(numbersTo(178));
    expect(graduates.reports.map(({ line }) => line)).toEqual(numbersTo(1_575));
  });

  it('publishes 14 public notices, lists 107 as incomplete and refuses 57 with reasons', () => {
    const { outcomes, missing, refusals, possibleDuplicates } = publicNotices.summary;
    expect(outcomes).toEqual({
      'accepted-published': 14,
      'listed-incomplete': 107,
      refused: 57,
      amended: 0,
      unchanged: 0,
      invalid: 0,
    });
    expect(missing).toEqual({ employer: 69, headcount: 68, place: 12 });
    expect(refusals).toEqual({
      'not-a-vacancy': 25,
      'sex-limit': 18,
      'deadline-passed': 12,
      'headcount-implausible': 3,
      'wage-period-unknown': 2,
      'several-jobs': 1,
    });
    expect(possibleDuplicates).toBe(0);
  });

  it('publishes exactly the notices that name employer, headcount and place and break no rule', () => {
    const published = publicNotices.reports.filter(({ outcome }) => outcome === 'accepted-published');
    expect(published.map(({ externalId }) => externalId?.slice(-4)).join(' ')).toBe(
      '0001 0028 0035 0071 0072 0073 0075 0094 0098 0137 0145 0148 0149 0157',
    );
  });

  it.each([
    ['pub-0012', 'several-jobs'],
    ['pub-0112', 'headcount-implausible'],
    ['pub-0104', 'deadline-passed'],
    ['pub-0173', 'deadline-passed'],
    ['pub-0097', 'sex-limit'],
    ['pub-0016', 'not-a-vacancy'],
  ])('refuses %s: %s', (id, code) => {
    const report = publicNotices.reports.find(({ externalId }) => externalId === id);
    expect(report?.outcome).toBe('refused');
    expect(report?.reasons.map((reason) => reason.code)).toContain(code);
  });

  it('publishes 1,415 graduate postings, lists 159 as incomplete, refuses the one of unknown pay period', () => {
    const { outcomes, missing, refusals } = graduates.summary;
    expect(outcomes).toMatchObject({ 'accepted-published': 1_415, 'listed-incomplete': 159, refused: 1 });
    expect(missing).toEqual({ place: 136, headcount: 120 });
    expect(refusals).toEqual({ 'wage-period-unknown': 1 });
  });

  it('flags 269 possible duplicates and refuses none of them for it', () => {
    expect(graduates.summary.possibleDuplicates).toBe(269);
    const flagged = graduates.reports.filter(({ possibleDuplicateOf }) => possibleDuplicateOf !== null);
    expect(flagged.filter(({ outcome }) => outcome !== 'accepted-published')).toEqual([]);
  });

  it('does not take the department 微信[ID] for a contact', () => {
    expect(graduates.summary.refusals).not.toHaveProperty('contact-in-text');
  });

  it('maps at least half of the public titles and three quarters of the graduate ones', () => {
    const share = ({ titles }: Imported['summary']): number => titles.mapped / titles.total;
    expect(share(publicNotices.summary)).toBeGreaterThan(0.5);
    expect(share(graduates.summary)).toBeGreaterThan(0.75);
  });

  it('keeps ids beyond 2^53 digit by digit', async () => {
    const [row] = await views.query<{ n: number }[]>(
      `select count(*) as n from view.postings where source_external_id = '1648527394191052802'`,
    );
    expect(Number(row?.n)).toBe(1);
  });

  it('INV-ACK stores each row with its verdict in one append, the refused ones too', () => {
    expect(events).toHaveLength(2 * 1_753);
    const streams = byStream(events);
    expect(new Set([...streams.values()].map((of) => of.map(({ version }) => version).join()))).toEqual(
      new Set(['1,2']),
    );
    expect([...streams.values()].every(([a, b]) => a?.meta.commandId === b?.meta.commandId)).toBe(true);
  });

  it('INV-ONCE shows in the view what the log folds to', async () => {
    const folded = foldAll(postingsProjection, events).rows(postingsTable);
    const [counted] = await views.query<{ n: number; published: number }[]>(
      `select count(*) as n, count(*) filter (where state = 'published') as published from view.postings`,
    );
    expect(counted).toEqual({ n: folded.length, published: 1_429 });
  });

  it('sees the same duplicates in the view, and says so when a file is imported again', async () => {
    const importer = importerOf(log, new DuplicatesInView(views));
    const again = await importAll(importer, demoFile('graduate_postings_2023'));
    expect(again.summary.outcomes).toMatchObject({ unchanged: 1_575 });
    expect(again.summary.possibleDuplicates).toBe(269);
  });

  it('INV-IDEM finds nothing to do when the files are imported again', async () => {
    for (const file of ['public_postings', 'graduate_postings_2023'] as const) {
      const { summary } = await importAll(importerOf(log), demoFile(file));
      expect(summary.outcomes.unchanged).toBe(summary.rows);
    }
    expect(await eventsOf(database, log)).toHaveLength(2 * 1_753);
  });
});

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
