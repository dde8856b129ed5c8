import type { PlacementEvent } from '@chunfeng/placements';
import type { FoldedEvent, RowSet, TableSpec } from '@chunfeng/projections';
import { differences } from '../domain/differences';
import {
  evolvePlacementCase,
  type PlacementContribution,
  placementContributions,
  type PlacementDimensions,
} from '../domain/placement-case';
import { type FactPlace, factPlace, idOf } from './fact-place';

/** What a placement contributes at present. */
export type PlacementCaseRow = {
  readonly placement: string;
  readonly person: string;
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly dimensions: PlacementDimensions;
};

export const placementCases: TableSpec<PlacementCaseRow> = {
  name: 'stat_case',
  key: ['placement'],
  columns: { placement: 'uuid', person: 'uuid', started_on: 'date', ended_on: 'date', dimensions: 'jsonb' },
};

/** `view.stat_fact`: person-times under a measure, added and taken away. */
export type PlacementFactRow = FactPlace &
  PlacementContribution & { readonly placement: string; readonly delta: number };

export const placementFacts: TableSpec<PlacementFactRow> = {
  name: 'stat_fact',
  key: ['position', 'ord'],
  group: 'placement',
  columns: {
    position: 'bigint',
    ord: 'smallint',
    measure: 'text',
    occurred_on: 'date',
    recorded_on: 'date',
    origin: 'text',
    ledger: 'text',
    responsible: 'text',
    workplace: 'text',
    industry: 'text',
    work_form: 'text',
    direction: 'text',
    occupation_middle: 'text',
    destination: 'text',
    groups: 'text[]',
    age_band: 'text',
    education: 'text',
    standing: 'text',
    route: 'text',
    channel: 'text',
    placement: 'uuid',
    person: 'uuid',
    delta: 'smallint',
  },
};

export function foldPlacement(event: FoldedEvent, rows: RowSet): void {
  const placement = idOf(event);
  const row = rows.get(placementCases, { placement });
  const before = row && {
    person: row.person,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    dimensions: row.dimensions,
  };
  const after = evolvePlacementCase(before, event as unknown as PlacementEvent);
  if (after === before) return;
  const changes = differences(placementContributions(before), placementContributions(after));
  changes.forEach(({ contribution, delta }, ord) =>
    rows.put(placementFacts, { ...factPlace(event, ord), ...contribution, placement, delta }),
  );
  if (after === undefined) rows.delete(placementCases, { placement });
  else {
    const { person, startedOn, endedOn, dimensions } = after;
    rows.put(placementCases, { placement, person, started_on: startedOn, ended_on: endedOn, dimensions });
  }
}
