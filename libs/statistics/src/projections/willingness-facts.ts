import type { LaborerEvent, Units } from '@chunfeng/laborers';
import type { FoldedEvent, RowSet, TableSpec } from '@chunfeng/projections';
import { differences } from '../domain/differences';
import {
  evolveWillingnessCase,
  type WillingnessAnswer,
  type WillingnessContribution,
  willingnessContributions,
} from '../domain/willingness-case';
import { type FactPlace, factPlace, idOf } from './fact-place';

export type WillingnessCaseRow = {
  readonly person: string;
  readonly answer: WillingnessAnswer;
  readonly asked_on: string | null;
  readonly units: Units;
  readonly groups: readonly string[];
  readonly education: string;
};

export const willingnessCases: TableSpec<WillingnessCaseRow> = {
  name: 'willingness_case',
  key: ['person'],
  columns: {
    person: 'uuid',
    answer: 'text',
    asked_on: 'date',
    units: 'jsonb',
    groups: 'text[]',
    education: 'text',
  },
};

/** `view.willingness_fact`: persons under an answer, added and taken away. */
export type WillingnessFactRow = FactPlace &
  WillingnessContribution & { readonly person: string; readonly delta: number };

export const willingnessFacts: TableSpec<WillingnessFactRow> = {
  name: 'willingness_fact',
  key: ['position', 'ord'],
  group: 'person',
  columns: {
    position: 'bigint',
    ord: 'smallint',
    recorded_on: 'date',
    answer: 'text',
    origin: 'text',
    ledger: 'text',
    responsible: 'text',
    workplace: 'text',
    groups: 'text[]',
    education: 'text',
    person: 'uuid',
    delta: 'smallint',
  },
};

export function foldWillingness(event: FoldedEvent, rows: RowSet): void {
  const person = idOf(event);
  const row = rows.get(willingnessCases, { person });
  const before = row && {
    answer: row.answer,
    askedOn: row.asked_on,
    units: row.units,
    groups: row.groups,
    education: row.education,
  };
  const after = evolveWillingnessCase(before, event as unknown as LaborerEvent);
  if (after === undefined || after === before) return;
  const changes = differences(willingnessContributions(before), willingnessContributions(after));
  changes.forEach(({ contribution, delta }, ord) =>
    rows.put(willingnessFacts, { ...factPlace(event, ord), ...contribution, person, delta }),
  );
  const { answer, askedOn, units, groups, education } = after;
  rows.put(willingnessCases, { person, answer, asked_on: askedOn, units, groups, education });
}
