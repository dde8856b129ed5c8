import { join } from 'node:path';
import type { KeyedHashes } from '@chunfeng/privacy';
import type { FoldedEvent, Projection, RowSet, TableSpec } from '@chunfeng/projections';
import { subjectForgotten } from '../domain/events/forgetting.events';
import type { Person } from '../domain/events/person';
import { laborerDetailsCorrected, laborerRegistered } from '../domain/events/registration.events';
import { laborerIdOf } from './laborer-fact';

export type LaborerSearchRow = {
  readonly laborer_id: string;
  readonly name_hash: string;
  readonly phone_hash: string | null;
};

/** The part of {@link KeyedHashes} that search needs. */
export type PersonSearchHashes = Pick<KeyedHashes, 'ofName' | 'ofPhone'>;

export const laborerSearchTable: TableSpec<LaborerSearchRow> = {
  name: 'laborer_search',
  key: ['laborer_id'],
  columns: { laborer_id: 'uuid', name_hash: 'text', phone_hash: 'text' },
};

/**
 * Exact search by name and phone. Apart from the profile, which then needs no unsealing: opening an envelope costs
 * more than folding an event. Keyed hashes are all that leaves the envelope (INV-SEAL).
 */
export function laborerSearchProjection(hashes: PersonSearchHashes): Projection {
  return {
    name: 'laborer-search',
    version: 1,
    events: [laborerRegistered, laborerDetailsCorrected, subjectForgotten],
    tables: [laborerSearchTable],
    ddl: join(__dirname, 'laborer-search.sql'),
    rowKey: 'stream',
    unseals: true,
    touches: () => [],
    fold: (event, rows) => fold(event, rows, hashes),
  };
}

function fold(event: FoldedEvent, rows: RowSet, hashes: PersonSearchHashes): void {
  const laborerId = laborerIdOf(event);
  const person = event.personal?.['person'] as Person | null | undefined;
  // A person forgotten since reads as null: the same end as the event of forgetting, only earlier.
  if (event.type === 'subject.forgotten' || person === null || person === undefined) {
    rows.delete(laborerSearchTable, { laborer_id: laborerId });
    return;
  }
  rows.put(laborerSearchTable, {
    laborer_id: laborerId,
    name_hash: hashes.ofName(person.name),
    phone_hash: person.phone === null ? null : hashes.ofPhone(person.phone),
  });
}
