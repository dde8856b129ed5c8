import { uuidv7 } from 'uuidv7';
import type { EncodedEvent } from './append.types';
import {
  EventDecodeError,
  InvalidEventError,
  UnknownEventTypeError,
  UnknownEventVersionError,
} from './errors';
import type { DomainEvent, EventDefinition, PersonalFields, Upcaster } from './event-type';
import type { EventRegistry } from './event-registry';
import type { EventVersions } from './event-versions';
import { jsonViolation, MAX_EVENT_BYTES } from './json-border';
import type { EventMeta, RecordedEvent, SealedBox } from './recorded-event';
import type { Sealer } from './sealer';
import { isoInstant, type StoredEvent } from './stored-event';

type Payload = Record<string, unknown>;

/** Between events as domain code sees them and rows as the log holds them. */
export class EventCodec {
  constructor(
    readonly registry: EventRegistry,
    private readonly versions: EventVersions,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Validates, seals, downcasts to the active version, serializes.
   * @throws InvalidEventError, UnknownEventTypeError, EventVersionNotActiveError; whatever the sealer throws
   * for a forgotten subject.
   */
  async encode(streamId: string, event: DomainEvent, meta: EventMeta): Promise<EncodedEvent> {
    const definition = this.registry.validate(event.type, event.data);
    const schemaVersion = await this.versions.writable(definition);
    const id = uuidv7();
    const { clear, personal } = split(event.data as Payload, definition.personal);
    const stored = downcast(clear, definition, schemaVersion);
    const context = { eventId: id, streamId, type: event.type, schemaVersion };
    if (personal !== undefined && definition.personal !== undefined) {
      const subject = subjectOf(definition.personal, streamId, clear, event.type);
      stored['$sealed'] = await this.sealer.seal(context, subject, personal);
    }
    const data = JSON.stringify(stored);
    const violation =
      jsonViolation(stored, data) ?? jsonViolation(personal, JSON.stringify(personal ?? null));
    if (violation !== undefined) throw new InvalidEventError(event.type, [violation]);
    if (Buffer.byteLength(data) > MAX_EVENT_BYTES) throw new InvalidEventError(event.type, ['over 256 KiB']);
    return { id, type: event.type, schemaVersion, data, meta };
  }

  /** For feeds and views: newest version, personal fields left in their envelope. */
  decodeRecorded(stored: StoredEvent): RecordedEvent {
    return EventCodec.read(this.registry, stored);
  }

  /** {@link decodeRecorded} without sealing and writing around it. */
  static read(registry: EventRegistry, stored: StoredEvent): RecordedEvent {
    const definition = definitionOf(registry, stored);
    try {
      const { $sealed, ...clear } = JSON.parse(stored.data) as Payload & { $sealed?: SealedBox };
      return {
        position: stored.position,
        streamId: stored.streamId,
        version: stored.version,
        id: stored.id,
        type: stored.type,
        schemaVersion: stored.schemaVersion,
        data: upcast(clear, definition, stored.schemaVersion),
        ...($sealed === undefined ? {} : { sealed: $sealed }),
        meta: JSON.parse(stored.meta) as EventMeta,
        recordedAt: isoInstant(stored.recordedAt),
      };
    } catch (error) {
      throw new EventDecodeError(stored.type, stored.position, error);
    }
  }

  /** For deciders: newest version, personal fields in clear, or `null` once their subject is forgotten. */
  async decodeDomain(stored: StoredEvent): Promise<DomainEvent> {
    const { type, data, sealed, meta } = this.decodeRecorded(stored);
    const event = { type, occurredAt: meta.occurredAt };
    if (sealed === undefined) return { ...event, data };
    const context = {
      eventId: stored.id,
      streamId: stored.streamId,
      type,
      schemaVersion: stored.schemaVersion,
    };
    const personal = await this.sealer.unseal(context, sealed);
    return { ...event, data: { ...data, ...(personal ?? this.forgotten(type, data)) } };
  }

  private forgotten(type: string, data: Readonly<Payload>): Payload {
    const fields = this.registry.find(type)?.personal?.fields ?? [];
    return Object.fromEntries(fields.filter((field) => !(field in data)).map((field) => [field, null]));
  }
}

function definitionOf(registry: EventRegistry, stored: StoredEvent): EventDefinition {
  const definition = registry.find(stored.type);
  if (definition === undefined) throw new UnknownEventTypeError(stored.type, stored.position);
  if (stored.schemaVersion > definition.version) {
    throw new UnknownEventVersionError(stored.type, stored.schemaVersion, stored.position);
  }
  return definition;
}

/** A personal field without a value is no secret: `null` stays in the clear part. */
function split(data: Payload, map: PersonalFields | undefined): { clear: Payload; personal?: Payload } {
  const clear = { ...data };
  if ('$sealed' in clear) throw new InvalidEventError('$sealed', ['is reserved']);
  if (map === undefined) return { clear };
  const personal: Payload = {};
  for (const field of map.fields) {
    if (clear[field] === undefined || clear[field] === null) continue;
    personal[field] = clear[field];
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- `clear` is a copy of our own
    delete clear[field];
  }
  return Object.keys(personal).length === 0 ? { clear } : { clear, personal };
}

function subjectOf(map: PersonalFields, streamId: string, clear: Payload, type: string): string {
  if (map.subject === 'stream') return streamId.slice(-36);
  const subject = clear[map.subject.field];
  if (typeof subject !== 'string') throw new InvalidEventError(type, [`/${map.subject.field}: no subject`]);
  return subject;
}

function upcast(data: Payload, { version, upcasters, type }: EventDefinition, from: number): Payload {
  return steps(data, upcasters, range(from, version), type);
}

function downcast(data: Payload, { version, downcasters, type }: EventDefinition, to: number): Payload {
  return steps(data, downcasters, range(to, version).reverse(), type);
}

function steps(
  data: Payload,
  casters: Readonly<Record<number, Upcaster>> | undefined,
  versions: readonly number[],
  type: string,
): Payload {
  return versions.reduce((before, version) => {
    const caster = casters?.[version];
    if (caster === undefined) throw new Error(`event type ${type} has no step at version ${version}`);
    return caster(before);
  }, data);
}

function range(from: number, to: number): number[] {
  return from >= to ? [] : Array.from({ length: to - from }, (_, index) => from + index);
}
