import type { EncodedEvent, StreamAppend, StreamClaim } from '../append.types';
import type { CommandContext, StreamRef } from '../command';
import type { HeldClaim, JointAcceptance, StreamName } from '../decider';
import type { EventCodec } from '../event-codec';
import type { DomainEvent } from '../event-type';
import type { EventMeta } from '../recorded-event';
import { streamIdOf } from '../streams/streams';

type AnyRef = StreamRef<unknown, DomainEvent>;

/** A stream as the decision saw it. */
export interface Seen {
  readonly ref: AnyRef;
  readonly version: number;
}

export interface Decided {
  readonly context: CommandContext;
  readonly commandId: string;
  readonly decision: JointAcceptance;
  readonly seen: readonly Seen[];
  readonly now: Date;
}

/**
 * What to append: first the streams that the decision writes, in its order, then those that it only looked at,
 * whose versions are checked all the same.
 */
export async function appendsOf(codec: EventCodec, decided: Decided): Promise<StreamAppend[]> {
  const { context, commandId, decision, seen, now } = decided;
  const versions = new Map(seen.map(({ ref, version }) => [streamIdOf(ref), version]));
  const events = new Map<string, Promise<EncodedEvent>[]>();
  for (const { to, events: added } of decision.appends) {
    const streamId = idOf(to);
    if (!versions.has(streamId)) throw new TypeError(`decided on ${streamId} without having loaded it`);
    const encoded = added.map((event) =>
      codec.encode(streamId, event, metaOf(context, commandId, event, now)),
    );
    events.set(streamId, [...(events.get(streamId) ?? []), ...encoded]);
  }
  const order = new Set([...events.keys(), ...versions.keys()]);
  return Promise.all(
    [...order].map(async (streamId) => ({
      streamId,
      expectedVersion: versions.get(streamId) ?? 0,
      events: await Promise.all(events.get(streamId) ?? []),
    })),
  );
}

/** Version at which an append leaves a stream. */
export function versionAfter(streams: readonly StreamAppend[], ref: AnyRef | undefined): number {
  const written = ref && streams.find(({ streamId }) => streamId === streamIdOf(ref));
  return written === undefined ? 0 : written.expectedVersion + written.events.length;
}

export function nameOf({ decider, id }: AnyRef): StreamName {
  return { category: decider.category, id };
}

export function claimOf({ scope, key, holder }: HeldClaim): StreamClaim {
  return { scope, key, streamId: idOf(holder) };
}

function idOf({ category, id }: StreamName): string {
  return `${category}-${id}`;
}

function metaOf(context: CommandContext, commandId: string, event: DomainEvent, now: Date): EventMeta {
  const { correlationId, causationId, actor, traceparent } = context;
  return {
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
    commandId,
    actor,
    occurredAt: event.occurredAt ?? context.occurredAt ?? now.toISOString(),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
