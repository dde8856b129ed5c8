import type { RecordedEvent } from '@chunfeng/event-log';
import { skippedEvents } from './parking';
import type { Projection } from './projection';
import type { Queryable } from './table-sql';
import { handledVersions } from './touched-rows';

/** Which events of the log a projection folds: those of its types, but for the ones an operator took out. */
export class RelevantEvents {
  private constructor(
    private readonly versions: ReadonlyMap<string, number>,
    private readonly skipped: ReadonlySet<string>,
  ) {}

  static async of(client: Queryable, projection: Projection): Promise<RelevantEvents> {
    return new RelevantEvents(handledVersions(projection), await skippedEvents(client, projection.name));
  }

  /** In the same places, so that an index into the result is one into the batch. */
  pick(events: readonly RecordedEvent[]): (RecordedEvent | undefined)[] {
    return events.map((event) =>
      this.versions.has(event.type) && !this.skipped.has(event.id) ? event : undefined,
    );
  }

  /** The first event whose version this code does not know: folding must stop before it. */
  unknownVersionIn(events: readonly RecordedEvent[]): RecordedEvent | undefined {
    return events.find((event) => event.schemaVersion > (this.versions.get(event.type) ?? Infinity));
  }
}

/** The events behind a position. @throws when the feed left one out. */
export function behind(position: number, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const next = events.filter((event) => event.position > position);
  const first = next[0];
  if (first !== undefined && first.position !== position + 1) {
    throw new Error(`the feed left a hole between ${position} and ${first.position}`);
  }
  return next;
}

export function identityOf({ position, id, streamId, type, schemaVersion }: RecordedEvent) {
  return { position, eventId: id, streamId, type, schemaVersion };
}
