import type { LaborerEvent } from '@chunfeng/laborers';
import { foldAll, type TableSpec } from '@chunfeng/projections';
import { aPerson, anIntention } from '../../test/people';
import { personEvents, TestLog } from '../../test/world';
import { matchingProjection } from './matching.projection';
import { laborerReach, laborerStandings, matchLaborers, matchSkills } from './matching.tables';

const person = aPerson({
  skills: [{ occupation: '6-18-02-04', level: '5', source: 'certificate', acquiredOn: null }],
});

function tablesAfter(...later: readonly LaborerEvent[]) {
  const log = new TestLog();
  log.append(`laborer-${person.id}`, ...personEvents(person), ...later);
  return foldAll(matchingProjection, log.events);
}

const matchTables: readonly TableSpec[] = [matchLaborers, laborerReach, matchSkills];

function matchRowsAfter(...later: readonly LaborerEvent[]): number[] {
  const tables = tablesAfter(...later);
  return matchTables.map((table) => tables.rows(table).length);
}

const everywhere = [1, 2, 1];
const nowhere = [0, 0, 0];

const withdrawn: LaborerEvent = {
  type: 'laborer.consent-withdrawn',
  data: { purpose: 'matching', withdrawnOn: '2026-02-01', channel: 'telephone' },
};
const given: LaborerEvent = {
  type: 'laborer.consent-given',
  data: { purpose: 'matching', givenOn: '2026-02-02', form: 'paper', formNumber: null },
};
const closed: LaborerEvent = { type: 'laborer.intention-closed', data: { reason: 'other' } };
const forgotten: LaborerEvent = { type: 'subject.forgotten', data: { reason: 'own-request' } };

function verified(
  status: Extract<LaborerEvent, { type: 'laborer.employment-status-verified' }>['data']['status'],
  standing: 'main' | 'secondary' | null = null,
  verifiedOn = '2026-02-01',
): LaborerEvent {
  const employment = standing === null ? null : ({ standing, foundBy: 'unknown' } as const);
  return {
    type: 'laborer.employment-status-verified',
    data: { status, employment, channel: 'telephone', verifiedOn, verifier: 'T500235001' },
  };
}

function answered(answer: 'willing' | 'unwilling' | 'unknown', askedOn = '2026-02-01'): LaborerEvent {
  return {
    type: 'laborer.willingness-recorded',
    data: { kind: 'work', answer, askedOn, channel: 'home-visit' },
  };
}

test('INV-HIDE: with consent, an intention and no hindrance a person is in every match table', () => {
  expect(matchRowsAfter()).toEqual(everywhere);
});

test('INV-HIDE: a registered person is in no match table before consent is given', () => {
  const log = new TestLog();
  log.append(`laborer-${person.id}`, ...personEvents({ ...person, consent: false }));
  const tables = foldAll(matchingProjection, log.events);
  expect(matchTables.map((table) => tables.rows(table).length)).toEqual(nowhere);
  expect(tables.rows(laborerStandings)).toHaveLength(1);
});

test.each<[string, LaborerEvent]>([
  ['withdraws consent', withdrawn],
  ['closes the intention', closed],
  ['is not willing to work', answered('unwilling')],
  ['is employed in a main job', verified('employed', 'main')],
  ['is employed, nobody knows how', verified('employed')],
  ['is in school', verified('in-school')],
  ['is not able to work', verified('not-able')],
  ['is forgotten', forgotten],
])('INV-HIDE: who %s disappears from every match table at once', (_what, event) => {
  expect(matchRowsAfter(event)).toEqual(nowhere);
});

test.each<[string, readonly LaborerEvent[]]>([
  ['gives consent again', [withdrawn, given]],
  ['records an intention again', [closed, { type: 'laborer.intention-recorded', data: anIntention() }]],
  ['changes the answer', [answered('unwilling'), answered('unknown', '2026-02-02')]],
  ['lost the job', [verified('employed', 'main'), verified('not-employed', null, '2026-02-02')]],
])('INV-HIDE: who %s is back', (_what, events) => {
  expect(matchRowsAfter(...events)).toEqual(everywhere);
});

test.each<[string, LaborerEvent]>([
  ['a secondary job', verified('employed', 'secondary')],
  ['self-employment', verified('self-employed')],
  ['not having been asked', answered('unknown')],
])('%s hides nobody', (_what, event) => {
  expect(matchRowsAfter(event)).toEqual(everywhere);
});

test('what was said last in the world stands, not what was typed last', () => {
  expect(matchRowsAfter(answered('willing', '2026-02-03'), answered('unwilling', '2026-02-02'))).toEqual(
    everywhere,
  );
  expect(matchRowsAfter(verified('employed', 'main', '2026-02-03'), verified('not-employed'))).toEqual(
    nowhere,
  );
});

test('INV-HIDE: nothing of a forgotten person is left or comes back', () => {
  const tables = tablesAfter(forgotten, given, answered('willing'));
  for (const table of [laborerStandings, ...matchTables] as readonly TableSpec[])
    expect(tables.rows(table)).toHaveLength(0);
});

test('no sex, name, number or date of birth is in any table', () => {
  const columns = matchingProjection.tables.flatMap((table) => Object.keys(table.columns));
  expect(
    columns.filter((column) => /sex|gender|name$|number_|birth_date|phone|address/.test(column)),
  ).toEqual(['name']);
  const facts = tablesAfter().rows(laborerStandings)[0]?.facts ?? {};
  expect(Object.keys(facts)).not.toEqual(expect.arrayContaining(['person']));
});
