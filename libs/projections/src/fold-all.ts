import type { RecordedEvent } from '@chunfeng/event-log';
import { BatchRows } from './batch-rows';
import type { FoldedEvent, Projection, Row, TableSpec } from './projection';
import { keyText, type TableRows } from './table-rows';
import { handledVersions, touchesOf } from './touched-rows';

/** The tables of a projection after a fold in memory. */
export interface FoldedTables {
  /** In key order. */
  rows<R extends Row>(table: TableSpec<R>): readonly R[];
}

/**
 * Folds events without a database: for tests of a projection and as the plain meaning of INV-ONCE.
 * Each event sees only the rows that its own `touches` names, so a forgotten touch fails here.
 * For projections that unseal, give the events their `personal`.
 */
export function foldAll(projection: Projection, events: readonly FoldedEvent[]): FoldedTables {
  const handled = handledVersions(projection);
  const all = new BatchRows(projection.tables);
  for (const table of all.tables.values()) table.assumeComplete();
  for (const event of events) {
    if (!handled.has(event.type)) continue;
    const visible = visibleRows(projection, event, all);
    visible.ownedBy(projection.rowKey === 'stream' ? event.streamId : undefined);
    projection.fold(event, visible);
    for (const table of visible.tables.values()) copyChanges(table, all.table(table.spec.name));
  }
  return { rows: <R extends Row>(table: TableSpec<R>) => all.table(table.name).all() as readonly R[] };
}

/**
 * Throws unless every row that the events touch, read or write is keyed by their stream. Give an event together
 * with the earlier ones of its stream that its fold builds on.
 */
export function assertRowKeyed(projection: Projection, ...events: readonly FoldedEvent[]): void {
  foldAll({ ...projectionParts(projection), rowKey: 'stream' }, events);
}

function visibleRows(projection: Projection, event: RecordedEvent, all: BatchRows): BatchRows {
  const visible = new BatchRows(projection.tables);
  for (const touch of touchesOf(projection, event, visible)) {
    const [from, to] = [all.table(touch.table), visible.table(touch.table)];
    if ('group' in touch) {
      to.markGroupLoaded(keyText(touch.group));
      for (const row of from.group(keyText(touch.group))) to.load(row);
    } else {
      const row = from.get(from.keyOf(touch.key));
      if (row) to.load(row);
      else to.markAbsent(from.keyOf(touch.key));
    }
  }
  return visible;
}

function copyChanges(from: TableRows, to: TableRows): void {
  const { deleted, written } = from.takeChanges();
  for (const row of deleted.values()) to.delete(row);
  for (const row of written.values()) to.put(row);
}

/** Methods of a projection that is a class instance are not copied by a spread. */
function projectionParts(projection: Projection): Projection {
  return {
    ...projection,
    touches: (event) => projection.touches(event),
    fold: (event, rows) => projection.fold(event, rows),
  };
}
