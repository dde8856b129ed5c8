import type { TestDatabase } from '@chunfeng/testing';
import { Type } from '@sinclair/typebox';
import { uuidv7 } from 'uuidv7';
import { OpenSealer, logDatabase, openLog } from '../test/support';
import {
  EventDecodeError,
  EventVersionNotActiveError,
  InvalidEventError,
  UnknownEventTypeError,
  UnknownEventVersionError,
} from './errors';
import type { EventLog } from './event-log';
import { EventRegistry } from './event-registry';
import { defineEvent, type EventDefinition } from './event-type';
import { Personal } from './personal';
import type { EventMeta } from './recorded-event';
import type { StoredEvent } from './stored-event';

const personal = { fields: ['name', 'phone'], subject: 'stream' } as const;
const v1 = defineEvent({
  type: 'person.met',
  version: 1,
  schema: Type.Object(
    { place: Type.String(), name: Personal(Type.String()), phone: Type.Optional(Personal(Type.String())) },
    { additionalProperties: false },
  ),
  personal,
});
/** Version 2 splits nothing and renames `place`; version 3 adds a default. */
const v3 = defineEvent({
  type: 'person.met',
  version: 3,
  schema: Type.Object(
    {
      division: Type.String(),
      channel: Type.String(),
      name: Personal(Type.String()),
      phone: Type.Optional(Personal(Type.String())),
    },
    { additionalProperties: false },
  ),
  personal,
  upcasters: {
    1: ({ place, ...rest }) => ({ ...rest, division: place }),
    2: (data) => ({ ...data, channel: 'unknown' }),
  },
  downcasters: {
    2: ({ division }) => ({ division }),
    1: ({ division, ...rest }) => ({ ...rest, place: division }),
  },
});

const stream = `person-${uuidv7()}`;
const meta: EventMeta = {
  correlationId: 'c',
  commandId: uuidv7(),
  actor: { id: 'a', role: 'clerk' },
  occurredAt: '2026-01-01T00:00:00.000Z',
};

let database: TestDatabase;
let log: EventLog;
const sealer = new OpenSealer();
async function reopen(
  definitions: readonly EventDefinition[],
  activation: 'on-start' | 'operator',
): Promise<EventLog> {
  log = await openLog(database.url, { definitions, sealer, activation });
  return log;
}
beforeEach(async () => {
  database = await logDatabase();
  await reopen([v1], 'on-start');
});
afterEach(async () => {
  sealer.forgotten.clear();
  await log.close();
  await database.drop();
});

const v1Data = { place: '500235', name: '陈春风', phone: '00012345678' };
const v3Data = { division: '500235', channel: 'fair', name: '陈春风' };

async function stored(data: unknown, type = 'person.met'): Promise<StoredEvent> {
  const event = await log.codec.encode(stream, { type, data }, meta);
  return {
    position: 7,
    streamId: stream,
    version: 1,
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    data: event.data,
    meta: JSON.stringify(event.meta),
    recordedAt: '2026-01-01 00:00:00+00',
  };
}

describe('INV-SEAL: personal fields', () => {
  test('leave the clear part and travel as one envelope of their subject, bound to the event', async () => {
    const seal = jest.spyOn(sealer, 'seal');
    const event = await stored(v1Data);
    const data = JSON.parse(event.data) as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['place', '$sealed']);
    expect(event.data).not.toContain(v1Data.name);
    expect(seal).toHaveBeenCalledWith(
      { eventId: event.id, streamId: stream, type: 'person.met', schemaVersion: 1 },
      stream.slice(-36),
      { name: v1Data.name, phone: v1Data.phone },
    );
  });

  test('stay sealed for feeds and are in clear for deciders', async () => {
    const event = await stored(v1Data);
    const recorded = log.codec.decodeRecorded(event);
    expect(recorded.data).toEqual({ place: '500235' });
    expect(recorded.sealed).toEqual({ subject: stream.slice(-36), box: expect.any(String) as string });
    expect((await log.codec.decodeDomain(event)).data).toEqual(v1Data);
  });

  test('are null for deciders once their subject is forgotten', async () => {
    const event = await stored(v1Data);
    sealer.forgotten.add(stream.slice(-36));
    expect((await log.codec.decodeDomain(event)).data).toEqual({ place: '500235', name: null, phone: null });
  });

  test('without values need no envelope', async () => {
    const event = await stored({ place: '500235', name: null });
    expect(JSON.parse(event.data)).toEqual({ place: '500235', name: null });
    expect((await log.codec.decodeDomain(event)).data).toEqual({ place: '500235', name: null });
  });

  test('belong to the subject that a field names', async () => {
    const named = defineEvent({
      type: 'person.referred',
      version: 1,
      schema: Type.Object({ laborerId: Type.String(), note: Personal(Type.String()) }),
      personal: { fields: ['note'], subject: { field: 'laborerId' } },
    });
    await log.close();
    await reopen([named], 'on-start');
    const event = await stored({ laborerId: 'someone', note: 'x' }, 'person.referred');
    expect(log.codec.decodeRecorded(event).sealed?.subject).toBe('someone');
  });

  test('are in no error about them', async () => {
    const error = await stored({ ...v1Data, phone: 13, extra: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidEventError);
    expect(String(error)).toContain('additionalProperties (extra)');
    expect(String(error)).not.toContain(v1Data.name);
  });

  test('and the clear ones are refused with what the log cannot keep', async () => {
    await expect(stored({ ...v1Data, place: '\0' })).rejects.toThrow('/place: \\u0000');
    await expect(stored({ ...v1Data, name: '\ud800' })).rejects.toThrow('/name: lone surrogate');
    await expect(stored({ ...v1Data, place: '春'.repeat(90_000) })).rejects.toThrow('256 KiB');
  });
});

describe('versions', () => {
  test('an old event is read as the newest version, its envelope opened as the version it was sealed under', async () => {
    const old = await stored(v1Data);
    await log.close();
    await reopen([v3], 'on-start');
    expect(log.codec.decodeRecorded(old)).toMatchObject({
      schemaVersion: 1,
      data: { division: '500235', channel: 'unknown' },
    });
    const { place, ...sealed } = v1Data;
    expect((await log.codec.decodeDomain(old)).data).toEqual({
      division: place,
      channel: 'unknown',
      ...sealed,
    });
  });

  test('a new version is written as the active one until every reader knows it', async () => {
    await log.close();
    await reopen([v3], 'operator');
    const before = await stored(v3Data);
    expect(before.schemaVersion).toBe(1);
    expect(log.codec.decodeRecorded(before).data).toEqual({ division: '500235', channel: 'unknown' });
    await log.versions.activate(log.registry);
    const after = await stored(v3Data);
    expect(after.schemaVersion).toBe(3);
    expect(log.codec.decodeRecorded(after).data).toEqual({ division: '500235', channel: 'fair' });
  });

  test('without a way down it is not written before it is activated', async () => {
    const noWayDown = { ...v3, downcasters: {} };
    await log.close();
    await reopen([noWayDown], 'operator');
    await expect(stored(v3Data)).rejects.toEqual(new EventVersionNotActiveError('person.met', 3));
  });

  test('an activation by another process is noticed', async () => {
    await log.close();
    const newer = await openLog(database.url, { definitions: [v3], activation: 'operator' });
    await reopen([v3], 'on-start');
    await expect(newer.versions.writable(v3)).resolves.toBe(3);
    await newer.close();
  });

  test('an unknown type, an unknown version and a broken payload each have an error of their own', async () => {
    const event = await stored(v1Data);
    const read = (over: Partial<StoredEvent>) => () => log.codec.decodeRecorded({ ...event, ...over });
    expect(read({ type: 'person.seen' })).toThrow(new UnknownEventTypeError('person.seen', 7));
    expect(read({ schemaVersion: 2 })).toThrow(new UnknownEventVersionError('person.met', 2, 7));
    expect(read({ data: '{' })).toThrow(EventDecodeError);
    await expect(stored({}, 'person.seen')).rejects.toBeInstanceOf(UnknownEventTypeError);
  });
});

describe('the registry refuses', () => {
  test('two definitions of one type', () => {
    expect(() => new EventRegistry([v1, v3])).toThrow('person.met is defined twice');
    expect(() => new EventRegistry([v1, v1])).not.toThrow();
  });

  test('a version that old events cannot be brought to', () => {
    const upcasters = { 2: (data: object) => ({ ...data }) };
    expect(() => new EventRegistry([{ ...v3, upcasters }])).toThrow('no upcaster from version 1');
  });
});
