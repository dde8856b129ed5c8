import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import { laborerEvents } from '@chunfeng/laborers';
import { placementEvents } from '@chunfeng/placements';
import { postingEvents } from '@chunfeng/postings';
import type { FoldedEvent, Projection, RowSet, Touch } from '@chunfeng/projections';
import { idOf } from './fact-place';
import { foldPlacement, placementCases, placementFacts } from './placement-facts';
import { foldVacancies, placementIn, vacancyCases, vacancyFacts, vacancyHoldings } from './vacancy-facts';
import { foldWillingness, willingnessCases, willingnessFacts } from './willingness-facts';

/**
 * All that figures are made of. One projection, so that every figure has one position. Everything counted stands in
 * the events themselves, so that forgetting a person changes no figure: `subject.forgotten` is no fact.
 */
export const statisticsProjection: Projection = {
  name: 'statistics',
  version: 1,
  events: [...placementEvents, ...laborerEvents, ...postingEvents],
  tables: [
    placementCases,
    placementFacts,
    willingnessCases,
    willingnessFacts,
    vacancyCases,
    vacancyHoldings,
    vacancyFacts,
  ],
  ddl: join(__dirname, 'statistics.sql'),
  rowKey: 'stream',
  touches,
  fold,
};

export const statisticsProjections: readonly Projection[] = [statisticsProjection];

function touches(event: RecordedEvent): readonly Touch[] {
  const id = idOf(event);
  switch (categoryOf(event)) {
    case 'placement':
      return [{ table: placementCases.name, key: { placement: id } }];
    case 'laborer':
      return [{ table: willingnessCases.name, key: { person: id } }];
    case 'posting': {
      const own: Touch = { table: vacancyCases.name, key: { posting: id } };
      const placement = placementIn(event);
      return placement === undefined
        ? [own]
        : [own, { table: vacancyHoldings.name, key: { posting: id, placement } }];
    }
    default:
      return [];
  }
}

function fold(event: FoldedEvent, rows: RowSet): void {
  switch (categoryOf(event)) {
    case 'placement':
      foldPlacement(event, rows);
      return;
    case 'laborer':
      foldWillingness(event, rows);
      return;
    case 'posting':
      foldVacancies(event, rows);
      return;
    default: // Other contexts forget subjects too, in streams of their own.
  }
}

function categoryOf({ streamId }: RecordedEvent): string {
  return streamId.slice(0, streamId.indexOf('-'));
}
