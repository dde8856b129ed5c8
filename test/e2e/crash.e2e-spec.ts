import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KeyedHashes } from '@chunfeng/privacy';
import { canaryPerson, waitFor } from '@chunfeng/testing';
import type { Client } from 'pg';
import { ask, newKey } from './support/client';
import { type Command, Journal } from './support/journal';
import { formOf, noticeOf } from './support/people';
import { Installation } from './support/standalone';

// One story on one data folder: every test begins where the one before it ended.
const installation = new Installation();
afterAll(() => installation.remove());

const CALLERS = 8;
/** Acknowledged before the blow falls, so that a server that does nothing does not pass. */
const FLOOR = 40;

let journal: Journal;
let clerk: string;
let made = 0;

/** Every third command collects a posting, the others register people. */
function nextCommand(): Command {
  made += 1;
  return made % 3 === 0
    ? { key: newKey(), path: '/v1/postings/collected', body: noticeOf(`crash-${String(made)}`) }
    : { key: newKey(), path: '/v1/laborers', body: formOf(canaryPerson()) };
}

async function start(): Promise<void> {
  await installation.start();
  clerk = await installation.token('clerk', { office: 'T500235107' });
}

/** Under load until the floor is reached, then the blow; the load goes on until it meets the dead server. */
async function strike(blow: () => Promise<unknown>): Promise<void> {
  const before = journal.count('ok');
  const load = journal.load(installation.url, CALLERS, nextCommand);
  await waitFor(() => journal.count('ok') >= before + FLOOR, {
    timeout: 60_000,
    message: `${String(FLOOR)} commands are acknowledged`,
  });
  await blow();
  const unknown = journal.count('unknown');
  await waitFor(() => journal.count('unknown') >= unknown + CALLERS, {
    timeout: 60_000,
    message: 'the load meets the dead server',
  });
  await load.stop();
}

/** What `/health/ready` answered one after the other, each change once. */
function watchReadiness(): { seen(): string; stop(): Promise<void> } {
  const statuses: number[] = [];
  let watching = true;
  const watch = async (): Promise<void> => {
    while (watching) {
      const { status } = await ask(installation.url, 'GET', '/health/ready');
      if (statuses.at(-1) !== status) statuses.push(status);
    }
  };
  const running = watch();
  return {
    seen: () => statuses.join(' '),
    stop: async () => {
      watching = false;
      await running;
    },
  };
}

const logFile = (): string => join(installation.data, 'chunfeng.log');
const logSize = (): number => statSync(logFile()).size;

/** Lines of the program's log, from a place on, that tell of a warning or an error. */
function complaints(from: number): string[] {
  const lines = readFileSync(logFile()).subarray(from).toString('utf8').trimEnd().split('\n');
  return lines.filter((line) => line !== '' && (JSON.parse(line) as { level: number }).level >= 40);
}

async function everythingResolved(): Promise<void> {
  await waitFor(async () => (await journal.resolve(installation.url)) === 0, {
    timeout: 60_000,
    message: 'every unknown command is resolved by its repetition',
  });
}

/** As a key stands in the log (INV-SEAL): an HMAC with the secret of this installation. */
function storedKey(key: string): string {
  const { fingerprintKey } = KeyedHashes.open(join(installation.data, 'keys'));
  return createHmac('sha256', fingerprintKey).update(`["key","${key}"]`).digest('base64url');
}

/** What the log and the journal disagree about; nothing of the product is asked. */
async function brokenPromises(database: Client): Promise<string[]> {
  const ok = journal.entries.filter(({ outcome }) => outcome === 'ok');
  const { rows } = await database.query<{ fault: string }>(
    `with ok as (select * from unnest($1::text[], $2::text[], $3::bigint[]) j (key, id, position)),
          by_command as (select meta ->> 'commandId' as command, count(*) as events, max(position) as last,
                                count(distinct stream_id) as streams, max(stream_id) as stream
                         from log.events group by 1)
     select 'INV-ORD: positions are not 1..head' as fault from log.events
     having count(*) <> max(position) or min(position) <> 1
     union all
     select 'INV-ORD: versions of ' || stream_id from log.events
     group by stream_id having count(*) <> max(version) or min(version) <> 1
     union all
     select 'INV-ORD: recorded_at goes back at ' || position
     from (select position, recorded_at, lag(recorded_at) over (order by position) as earlier from log.events) e
     where recorded_at < earlier
     union all
     select 'INV-ACK: acknowledged at ' || ok.position || ', in the log at ' || coalesce(c.position::text, 'nowhere')
     from ok left join log.commands c on c.key = ok.key where c.position is distinct from ok.position
     union all
     select 'INV-ACK: acknowledged with another id: ' || ok.id
     from ok join log.commands c on c.key = ok.key join by_command b on b.command = c.command_id::text
     where right(b.stream, 36) <> ok.id or b.streams <> 1
     union all
     select 'INV-IDEM: the keys of failed commands are stored: ' || key from log.commands where key = any($4)
     union all
     select 'INV-SEAL: a key is stored as it was sent: ' || key from log.commands where key = any($5)
     union all
     select 'INV-IDEM: commands and their events do not pair: ' || coalesce(c.key, b.command)
     from by_command b full join log.commands c on c.command_id::text = b.command
     where (b.command is null or c.command_id is null or b.last <> c.position)
       and coalesce(b.stream, '') !~ '^match-policy'`,
    [
      ok.map(({ command }) => storedKey(command.key)),
      ok.map(({ id }) => id),
      ok.map(({ position }) => position),
      journal.entries
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ command }) => storedKey(command.key)),
      journal.entries.map(({ command }) => command.key),
    ],
  );
  return rows.map(({ fault }) => fault);
}

/** INV-ONCE, recomputed by plain SQL: one row per stream at the stream's version, nothing else. */
async function staleViews(database: Client): Promise<string[]> {
  const { rows } = await database.query<{ fault: string }>(
    `with streams as (select split_part(stream_id, '-', 1) as category, right(stream_id, 36)::uuid as id,
                             max(version) as version, min(position) as first
                      from log.events where stream_id ~ '^(laborer|posting)-' group by stream_id),
          shown as (select 'laborer' as category, laborer_id as id, version from view.laborers
                    union all select 'posting', posting_id, version from view.postings)
     select 'INV-ONCE: ' || coalesce(s.category, v.category) || ' ' || coalesce(s.id, v.id) || ' at version '
            || coalesce(v.version::text, 'none') || ' instead of ' || coalesce(s.version::text, 'none') as fault
     from streams s full join shown v using (category, id) where s.version is distinct from v.version
     union all
     select 'INV-ONCE: order of ' || posting_id from view.postings p join streams s on s.id = p.posting_id
     where s.first <> p.first_position
     union all
     select 'INV-ONCE: ' || t.name || ' has ' || t.rows || ' rows instead of ' || n.rows
     from (select 'laborer-search' as name, count(*) as rows from view.laborer_search
           union all select 'matching laborers', count(*) from view.match_laborer_standing) t,
          (select count(*) as rows from streams where category = 'laborer') n where t.rows <> n.rows
     union all
     select 'INV-ONCE: matching postings' from view.match_posting_standing
     having count(*) <> (select count(*) from streams where category = 'posting')
     union all
     select 'INV-ONCE: parked in ' || build from projection.parked_event`,
  );
  return rows.map(({ fault }) => fault);
}

async function agreement(): Promise<void> {
  const database = await installation.connect();
  try {
    await waitFor(
      async () => {
        const { rows } = await database.query<{ behind: number }>(
          `select count(*)::int as behind from projection.checkpoint
           where position <> (select max(position) from log.events)`,
        );
        return rows[0]?.behind === 0;
      },
      { timeout: 30_000, message: 'every view has reached the head' },
    );
    expect(await brokenPromises(database)).toEqual([]);
    expect(await staleViews(database)).toEqual([]);
  } finally {
    await database.end();
  }
}

test('INV-ACK: kill -9 of the program under load loses nothing that it acknowledged, and doubles nothing', async () => {
  await start();
  journal = new Journal(clerk);
  await strike(async () => installation.program?.kill('SIGKILL'));
  await start();
  await everythingResolved();
  expect(journal.count('failed')).toBe(0);
  await agreement();
}, 240_000);

test('INV-HEAL, INV-ACK: the running program outlives kill -9 of its PostgreSQL, brings it back and goes on', async () => {
  const program = installation.program?.pid;
  const before = journal.count('ok');
  const load = journal.load(installation.url, CALLERS, nextCommand);
  await waitFor(() => journal.count('ok') >= before + FLOOR, { timeout: 60_000, message: 'a load is on' });
  const readiness = watchReadiness();
  await installation.killPostgres();
  await waitFor(() => readiness.seen().endsWith('503 200'), {
    timeout: 60_000,
    message: 'it says that it is not ready, and then that it is again',
  });
  const healed = journal.count('ok');
  await waitFor(() => journal.count('ok') >= healed + FLOOR, {
    timeout: 60_000,
    message: `${String(FLOOR)} commands are acknowledged afterwards`,
  });
  await load.stop();
  await readiness.stop();
  await everythingResolved();
  expect(journal.count('failed')).toBe(0);
  const last = journal.entries.at(-1);
  const shown = await ask(
    installation.url,
    'GET',
    `${last?.command.path ?? ''}/${last?.id ?? ''}`.replace('/collected', ''),
    {
      token: clerk,
      headers: { 'min-position': `1.${String(last?.position)}` },
    },
  );
  expect(shown).toMatchObject({ status: 200, body: { id: last?.id } });
  expect(await ask(installation.url, 'GET', '/health/live')).toMatchObject({ status: 200 });
  expect(installation.program?.pid).toBe(program);
  // A first try may meet the lock file of the killed server, until the system has taken leave of its process.
  expect(installation.program?.stdout()).toMatch(
    /PostgreSQL ended by itself; restarting it\n(.*a restart of PostgreSQL failed: .*\n)*.*PostgreSQL is back/,
  );
  await agreement();
}, 240_000);

test('INV-ACK: kill -9 of the program and of PostgreSQL loses nothing that was acknowledged', async () => {
  await strike(async () => {
    await installation.program?.kill('SIGKILL');
    await installation.killPostgres();
  });
  await start();
  await everythingResolved();
  expect(journal.count('failed')).toBe(0);
  await agreement();
}, 240_000);

test('INV-ACK: SIGTERM under load ends the program with status 0, without an error, and loses nothing', async () => {
  const program = installation.program;
  const logged = logSize();
  await strike(() => program?.kill('SIGTERM') ?? Promise.resolve());
  expect(await program?.ended).toEqual({ code: 0, signal: null });
  expect(program?.stderr()).toBe('');
  expect(complaints(logged)).toEqual([]);
  await start();
  await everythingResolved();
  expect(journal.count('failed')).toBe(0);
  await agreement();
}, 240_000);

test('INV-IDEM: every command of the journal, sent once more, is answered as before and changes nothing', async () => {
  const database = await installation.connect();
  const head = async (): Promise<unknown> =>
    (await database.query('select max(position) as head, count(*) as events from log.events')).rows;
  const before = await head();
  for (const { command, id, position } of journal.entries) {
    const headers = { 'idempotency-key': command.key };
    const answer = await ask(installation.url, 'POST', command.path, {
      token: clerk,
      body: command.body,
      headers,
    });
    expect({ id: answer.body['id'], position: answer.headers.get('chunfeng-position') }).toEqual({
      id,
      position: `1.${String(position)}`,
    });
    expect(answer.headers.get('idempotency-replayed')).toBe('true');
  }
  expect(await head()).toEqual(before);
  await database.end();
}, 60_000);

test('INV-IDEM: a hundred identical commands at once give one event and equal answers; another body is 422', async () => {
  const headers = { 'idempotency-key': newKey() };
  const body = formOf(canaryPerson());
  const send = (what: object) =>
    ask(installation.url, 'POST', '/v1/laborers', { token: clerk, body: what, headers });
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(body)));
  const told = new Set(
    answers.map(({ status, text, headers: told }) =>
      JSON.stringify([status, text, told.get('chunfeng-position'), told.get('etag'), told.get('location')]),
    ),
  );
  expect([...told]).toEqual([expect.stringMatching(/^\[201,/)]);
  expect(answers.filter(({ headers: told }) => told.get('idempotency-replayed') === null)).toHaveLength(1);
  const reused = await send({ ...body, name: '测试乙' });
  expect(reused).toMatchObject({ status: 422, body: { code: 'key-reused', rule: 'INV-IDEM' } });
  const database = await installation.connect();
  const { rows } = await database.query<{ events: number; commands: number }>(
    `select (select count(*) from log.events where type = 'laborer.registered' and right(stream_id, 36) = $1) as events,
            (select count(*) from log.commands where key = $2) as commands`,
    [answers[0]?.body['id'], storedKey(headers['idempotency-key'])],
  );
  expect(rows).toEqual([{ events: 1, commands: 1 }]);
  await database.end();
  // The same person under a new key is held already: one registration, however often it is sent.
  expect(await ask(installation.url, 'POST', '/v1/laborers', { token: clerk, body })).toMatchObject({
    status: 409,
  });
  await agreementWith(answers[0]?.body['id']);
}, 60_000);

test('the oracle sees an acknowledged command that is missing, and a view row that is wrong', async () => {
  const database = await installation.connect();
  const [first] = journal.entries;
  journal.entries.push({
    command: { key: 'never-sent', path: '', body: {} },
    outcome: 'ok',
    id: first?.id ?? '',
    position: 1,
  });
  expect(await brokenPromises(database)).toContainEqual(expect.stringMatching(/^INV-ACK: acknowledged at 1/));
  journal.entries.pop();
  await database.query('begin');
  await database.query('update view.laborers set version = version + 1 where laborer_id = $1', [first?.id]);
  await database.query('delete from view.laborer_search where laborer_id = $1', [first?.id]);
  expect(await staleViews(database)).toHaveLength(2);
  await database.query('rollback');
  await database.end();
});

/** The views show the one registration, and everything else still agrees. */
async function agreementWith(id: unknown): Promise<void> {
  const database = await installation.connect();
  await waitFor(
    async () =>
      (await database.query('select from view.laborers where laborer_id = $1', [id])).rowCount === 1,
    { message: 'the view shows the person' },
  );
  await database.end();
  await agreement();
}
