import type { RecordedEvent } from '@chunfeng/event-log';
import { assertKeyedBy, type BatchRows, ownerColumn } from './batch-rows';
import type { Projection, Touch } from './projection';

/** The types that a projection handles, each with the newest version that it knows. */
export function handledVersions(projection: Projection): ReadonlyMap<string, number> {
  return new Map(projection.events.map((definition) => [definition.type, definition.version]));
}

/**
 * What an event needs loaded.
 * @throws RowNotKeyedByStreamError where the projection parks by stream and a touch is not keyed by it.
 */
export function touchesOf(projection: Projection, event: RecordedEvent, rows: BatchRows): readonly Touch[] {
  const touches = projection.touches(event);
  if (projection.rowKey !== 'stream') return touches;
  for (const touch of touches) {
    const { spec } = rows.table(touch.table);
    if ('group' in touch) assertKeyedBy(event.streamId, spec, touch.group);
    else if (spec.group === undefined || ownerColumn(spec) in touch.key)
      assertKeyedBy(event.streamId, spec, touch.key[ownerColumn(spec)] ?? null);
  }
  return touches;
}
