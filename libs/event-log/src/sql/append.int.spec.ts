import type { TestDatabase } from '@chunfeng/testing';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { bump, encoded, logDatabase, newStream } from '../../test/support';
import type { AppendOutcome, AppendRequest } from '../append.types';
import { appendStatement, outcomes } from '../gate/append-statement';
import { prepareAppend } from '../gate/prepared-append';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await logDatabase();
  pool = database.pool();
});
afterAll(() => database.drop());

async function append(...requests: AppendRequest[]): Promise<AppendOutcome[]> {
  const batch = requests.map(prepareAppend);
  const { rows } = await pool.query(appendStatement(batch));
  return outcomes(batch, rows);
}

async function appended(request: AppendRequest): Promise<number> {
  const [outcome] = await append(request);
  if (outcome?.kind !== 'appended') throw new Error(`expected an append, got ${JSON.stringify(outcome)}`);
  return outcome.position;
}

const claim = (key: string, streamId: string) => ({ scope: 'citizen', key, streamId });

async function head(): Promise<number> {
  const { rows } = await pool.query<{ head: number }>(
    'select coalesce(max(position), 0)::int as head from log.events',
  );
  return rows[0]!.head;
}

describe('verdicts', () => {
  test('INV-ORD: the members of a batch take the next positions without a gap, in their order', async () => {
    const before = await head();
    const twoEvents = (id: string) => ({
      streams: [{ streamId: newStream(), expectedVersion: 0, events: [encoded(id), encoded(id)] }],
    });
    const result = await append(bump(newStream(), 0), bump('', 0, twoEvents(uuidv7())), bump(newStream(), 0));
    expect(result.map((outcome) => outcome.kind === 'appended' && outcome.position - before)).toEqual([
      1, 3, 4,
    ]);
    const { rows } = await pool.query<{ position: number }>(
      'select position::int from log.events where position > $1 order by 1',
      [before],
    );
    expect(rows.map((row) => row.position - before)).toEqual([1, 2, 3, 4]);
  });

  test('a loser gets its own reason and does not disturb the winners around it', async () => {
    const [used, stream] = [newStream(), newStream()];
    await appended(bump(used, 0, { take: [claim('held', used)] }));
    const replayed = bump(newStream(), 0);
    await appended(replayed);
    const before = await head();

    const result = await append(
      bump(newStream(), 0),
      bump(used, 0),
      bump(stream, 0, { take: [claim('held', stream)] }),
      replayed,
      bump(newStream(), 0, { idempotency: { ...bump('', 0).idempotency, fingerprint: 'g' } }),
    );
    expect(result.map((outcome) => outcome.kind)).toEqual([
      'appended',
      'version-conflict',
      'claim-taken',
      'appended', // its own command id: the reply was lost, not the command
      'appended',
    ]);
    expect(result[1]).toEqual({ kind: 'version-conflict', streamId: used, expected: 0, actual: 1 });
    expect(result[2]).toEqual({ kind: 'claim-taken', scope: 'citizen', key: 'held', heldBy: used });
    expect(await head()).toBe(before + 2);
  });

  test('INV-IDEM: another command under a used key gets the stored answer, another content is refused', async () => {
    const first = bump(newStream(), 0, { answer: { referral: 'R-7' } });
    const position = await appended(first);
    const again = bump(newStream(), 5, { idempotency: first.idempotency });
    const other = bump(newStream(), 0, { idempotency: { ...first.idempotency, fingerprint: 'other' } });
    expect(await append(again)).toEqual([{ kind: 'replayed', answer: { referral: 'R-7' }, position }]);
    expect(await append(other)).toEqual([{ kind: 'key-reused' }]);
  });

  test('the key is judged before versions, versions before claims', async () => {
    const holder = newStream();
    const first = bump(holder, 0, { take: [claim('order', holder)] });
    await appended(first);
    const stale = newStream();
    const all = { take: [claim('order', stale)] };
    expect((await append(bump(holder, 0, { ...all, idempotency: first.idempotency })))[0]?.kind).toBe(
      'replayed',
    );
    expect((await append(bump(holder, 0, all)))[0]?.kind).toBe('version-conflict');
    expect((await append(bump(stale, 0, all)))[0]?.kind).toBe('claim-taken');
  });

  test('a stream that is only read is checked, too', async () => {
    const [read, written] = [newStream(), newStream()];
    await appended(bump(read, 0));
    const request = bump(written, 0);
    const reading = (expectedVersion: number) => ({
      ...request,
      streams: [...request.streams, { streamId: read, expectedVersion, events: [] }],
    });
    expect(await append(reading(0))).toEqual([
      { kind: 'version-conflict', streamId: read, expected: 0, actual: 1 },
    ]);
    expect((await append(reading(1)))[0]?.kind).toBe('appended');
  });

  test('a command without events is logged at the head that it was decided at', async () => {
    const nothing = bump('', 0, { streams: [{ streamId: newStream(), expectedVersion: 0, events: [] }] });
    const before = await head();
    expect(await appended(nothing)).toBe(before);
    expect(await append({ ...nothing, commandId: uuidv7() })).toMatchObject([{ kind: 'replayed' }]);
  });

  test('INV-ACK: one conflict among several streams stores nothing of the command', async () => {
    const [one, two] = [newStream(), newStream()];
    await appended(bump(two, 0));
    const both = bump('', 0, {
      streams: [...bump(one, 0).streams, ...bump(two, 0).streams],
      take: [claim('both', one)],
    });
    expect((await append(both))[0]?.kind).toBe('version-conflict');
    const { rows } = await pool.query(
      `select from log.events where stream_id = $1 union all select from log.claims where stream_id = $1
       union all select from log.commands where command_id = $2`,
      [one, both.commandId],
    );
    expect(rows).toEqual([]);
  });
});

describe('claims', () => {
  test('a released claim can be taken by another stream, also in the same command', async () => {
    const [old, next] = [newStream(), newStream()];
    await appended(bump(old, 0, { take: [claim('moves', old)] }));
    await appended(bump(next, 0, { release: [claim('moves', old)], take: [claim('moves', next)] }));
    expect((await append(bump(old, 1, { take: [claim('moves', old)] })))[0]).toMatchObject({ heldBy: next });
  });

  test('nobody releases the claim of another stream', async () => {
    const [holder, other] = [newStream(), newStream()];
    await appended(bump(holder, 0, { take: [claim('kept', holder)] }));
    await appended(bump(other, 0, { release: [claim('kept', other)] }));
    expect((await append(bump(other, 1, { take: [claim('kept', other)] })))[0]?.kind).toBe('claim-taken');
  });

  test('quotes, backslashes, braces and line ends in ids arrive as they are', async () => {
    const odd = 'a"b\\c{d},e\nf\\"';
    const first = bump(newStream(), 0, {
      idempotency: { caller: odd, key: odd, fingerprint: 'f' },
      take: [claim(odd, odd)],
    });
    await appended(first);
    expect((await append({ ...first, commandId: uuidv7() }))[0]?.kind).toBe('replayed');
    const { rows } = await pool.query<{ key: string }>('select key from log.claims where stream_id = $1', [
      odd,
    ]);
    expect(rows).toEqual([{ key: odd }]);
  });

  test('a stream may take again what it holds', async () => {
    const holder = newStream();
    await appended(bump(holder, 0, { take: [claim('twice', holder)] }));
    expect((await append(bump(holder, 1, { take: [claim('twice', holder)] })))[0]?.kind).toBe('appended');
  });

  test('a loser takes and releases nothing', async () => {
    const holder = newStream();
    await appended(bump(holder, 0, { take: [claim('stays', holder)] }));
    await append(
      bump(newStream(), 0),
      bump(holder, 9, { release: [claim('stays', holder)], take: [claim('not-taken', holder)] }),
    );
    const { rows } = await pool.query<{ key: string }>('select key from log.claims where stream_id = $1', [
      holder,
    ]);
    expect(rows).toEqual([{ key: 'stays' }]);
  });
});

describe('the batch', () => {
  const stream = newStream();
  const key = { caller: 'c', key: 'shared', fingerprint: 'f' };
  const taking = (id: string) => bump(id, 0, { take: [claim('x', id)] });
  test.each<[string, AppendRequest[], string]>([
    ['stream', [bump(stream, 0), bump(stream, 1)], 'share a stream'],
    [
      'stream that one of them only reads',
      [bump(stream, 0), bump('', 0, { streams: [{ streamId: stream, expectedVersion: 0, events: [] }] })],
      'share a stream',
    ],
    ['claim', [taking('counter-a'), taking('counter-b')], 'claims_pkey'],
    [
      'idempotency key',
      [bump('counter-a', 0, { idempotency: key }), bump('counter-b', 0, { idempotency: key })],
      'commands_pkey',
    ],
  ])('two members that share a %s are refused as a whole', async (_, requests, reason) => {
    const before = await head();
    await expect(append(...requests)).rejects.toThrow(reason);
    expect(await head()).toBe(before);
  });

  test('a claim that another member of the batch gives back is still taken', async () => {
    const [holder, other] = [newStream(), newStream()];
    await appended(bump(holder, 0, { take: [claim('given-back', holder)] }));
    const result = await append(
      bump(holder, 1, { release: [claim('given-back', holder)] }),
      bump(other, 0, { take: [claim('given-back', other)] }),
    );
    expect(result.map((outcome) => outcome.kind)).toEqual(['appended', 'claim-taken']);
  });

  test('members that only read one stream may share it', async () => {
    const policy = newStream();
    const reading = () => {
      const request = bump(newStream(), 0);
      return {
        ...request,
        streams: [...request.streams, { streamId: policy, expectedVersion: 0, events: [] }],
      };
    };
    const result = await append(reading(), reading());
    expect(result.map((outcome) => outcome.kind)).toEqual(['appended', 'appended']);
  });

  test('INV-ORD: a snapshot older than the lock is refused', async () => {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level repeatable read');
      await expect(client.query(appendStatement([prepareAppend(bump(newStream(), 0))]))).rejects.toThrow(
        'READ COMMITTED',
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the row', () => {
  test('INV-ORD: recorded_at never goes back, even when the clock does', async () => {
    const future = new Date(Date.now() + 3_600_000).toISOString();
    const position = (await head()) + 1;
    await pool.query(
      `insert into log.events values ($1, $2, 1, $3, 'counter.bumped', 1, '{"by":1}', '{}', $4)`,
      [position, newStream(), uuidv7(), future],
    );
    const [outcome] = await append(bump(newStream(), 0));
    expect(outcome?.kind === 'appended' && Date.parse(outcome.recordedAt)).toBe(Date.parse(future));
  });

  test('the bytes of the payload are kept as they were sent', async () => {
    const data = '{ "by":1,  "note" : "\\u6625\\n\\"\\\\春风😀" }';
    const id = uuidv7();
    const position = await appended(
      bump('', 0, { streams: [{ streamId: newStream(), expectedVersion: 0, events: [encoded(id, data)] }] }),
    );
    const { rows } = await pool.query<{ data: string }>(
      'select data::text from log.events where position = $1',
      [position],
    );
    expect(rows[0]?.data).toBe(data);
  });

  test('a payload over 256 KiB is refused by the table as well', async () => {
    const data = JSON.stringify({ by: 1, x: 'x'.repeat(262_144) });
    await expect(
      pool.query(`insert into log.events values (1000000, 'counter-x', 1, $1, 't', 1, $2, '{}', now())`, [
        uuidv7(),
        data,
      ]),
    ).rejects.toThrow('events_data_check');
  });

  test.each([
    ['update', `update log.events set type = 'x' where position = 1`],
    ['delete', 'delete from log.events where position = (select max(position) from log.events)'],
    ['truncate', 'truncate log.events'],
  ])('the log is append-only: %s is refused', async (_, sql) => {
    const before = await head();
    await expect(pool.query(sql)).rejects.toThrow('append-only');
    expect(await head()).toBe(before);
  });
});

describe('the command log', () => {
  test('answers younger than 90 days cannot be pruned', async () => {
    await expect(pool.query(`select log.prune_commands('89 days')`)).rejects.toThrow('90 days');
  });

  test('older ones are pruned in portions, younger ones stay', async () => {
    const old = Array.from({ length: 3 }, () => bump(newStream(), 0));
    const young = bump(newStream(), 0);
    await append(...old, young);
    await pool.query(
      `update log.commands set recorded_at = now() - interval '91 days' where command_id = any ($1)`,
      [old.map((request) => request.commandId)],
    );
    const prune = async () =>
      (await pool.query<{ n: number }>(`select log.prune_commands('90 days', 2) as n`)).rows[0]?.n;
    expect([await prune(), await prune(), await prune()]).toEqual([2, 1, 0]);
    expect((await append({ ...young, commandId: uuidv7() }))[0]?.kind).toBe('replayed');
  });
});
