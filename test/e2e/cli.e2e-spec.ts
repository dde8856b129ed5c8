import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@chunfeng/reference';
import { canaryPerson, type ProcessEnd, runProcess, waitFor } from '@chunfeng/testing';
import { ask } from './support/client';
import { formOf, noticeOf, today } from './support/people';
import { Installation } from './support/standalone';

const installation = new Installation();
const NOBODY = '00000000-0000-7000-8000-000000000000';
const VIEWS = ['postings', 'employers', 'laborers', 'laborer-search', 'matching'];

beforeAll(async () => {
  await installation.start();
}, 150_000);
afterAll(() => installation.remove());

interface Said extends ProcessEnd {
  readonly stdout: string;
  readonly stderr: string;
}

/** `chunfeng …` on the data folder of the running program, unless the arguments name another. */
async function chunfeng(...args: string[]): Promise<Said> {
  const env = { DATABASE_URL: '', KEYS_DATABASE_URL: '', CHUNFENG_DATA: installation.data, LANG: 'C.UTF-8' };
  const program = runProcess('apps/cli/src/main.ts', args, { env });
  const end = await program.ended;
  return { ...end, stdout: program.stdout(), stderr: program.stderr() };
}

const path = (name: string): string => join(installation.data, '..', name);

/** One line for people: no stack, no class name, nothing on the other stream. */
function expectOneSentence({ code, stdout, stderr }: Said, words: RegExp): void {
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
    code: 1,
    stdout: '',
    lines: 1,
  });
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/^\s+at |\bError\b/m);
}

async function inDatabase(sql: string, values: unknown[] = [], database?: string): Promise<unknown[]> {
  const client = await installation.connect(database);
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

test('import answers every row in the report, sums up, and says the same of the same file again', async () => {
  const day = addDays(today(), -7);
  const rows = [
    JSON.stringify({ ...noticeOf('cli-1'), confirmedOn: undefined }),
    'no JSON',
    JSON.stringify({ ...noticeOf('cli-2'), terms: { title: 17 } }),
    JSON.stringify({ ...noticeOf('cli-3'), terms: { title: '普工', description: '入职交押金200元' } }),
    '',
  ];
  const [file, report] = [path('rows.jsonl'), path('report.jsonl')];
  writeFileSync(file, rows.join('\n'));
  const args = ['import', 'postings', file, '--report', report, '--confirmed-on', day];

  const first = await chunfeng(...args);
  expect(first).toMatchObject({ code: 0 });
  expect(JSON.parse(first.stdout)).toMatchObject({ rows: 4, outcomes: { invalid: 2, refused: 1 } });
  const answers = readFileSync(report, 'utf8').trimEnd().split('\n');
  const reports = answers.map(
    (line) => JSON.parse(line) as { line: number; outcome: string; postingId: string },
  );
  expect(reports.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  expect(reports.map(({ outcome }) => outcome)).toEqual([
    expect.stringMatching(/accepted-published|listed-incomplete/),
    'invalid',
    'invalid',
    'refused',
  ]);
  const database = await installation.connect();
  const { rows: stored } = await database.query(
    `select data ->> 'confirmedOn' as day from log.events where type = 'posting.collected' and right(stream_id, 36) = $1`,
    [reports[0]?.postingId],
  );
  await database.end();
  expect(stored).toEqual([{ day }]);

  const second = await chunfeng(...args);
  expect(second).toMatchObject({ code: 0 });
  expect(JSON.parse(second.stdout)).toMatchObject({ rows: 4, outcomes: { invalid: 2, unchanged: 2 } });
}, 60_000);

test('status shows every view, live and without lag', async () => {
  const { code, stdout } = await chunfeng('status');
  expect(code).toBe(0);
  for (const view of VIEWS) expect(stdout).toMatch(new RegExp(`^${view} v\\d+ +live .*\\b0 events`, 'm'));
}, 60_000);

test.each([
  ['import of a file that is not there', ['import', 'postings', '/nowhere/rows.jsonl'], /no such file/],
  ['import of a folder', ['import', 'postings', '.'], /is a folder/],
  [
    'import for an office that does not exist',
    ['import', 'postings', 'x', '--office', 'NOPE'],
    /there is no such office/,
  ],
  [
    'import with a day that does not exist',
    ['import', 'postings', 'x', '--confirmed-on', '2026-02-30'],
    /a day that exists/,
  ],
  ['rebuild of an unknown view', ['rebuild', 'horoscopes'], /no view is called 'horoscopes': postings, /],
  ['parked events of an unknown view', ['parked', 'ls', 'horoscopes'], /no view is called/],
  ['an event that is not parked', ['parked', 'show', 'postings', 'x'], /event x is not parked in postings/],
  [
    'rollback of an unknown view',
    ['projections', 'rollback', 'horoscopes'],
    /no view is called 'horoscopes'/,
  ],
  ['rollback to the version in use', ['projections', 'rollback', 'postings'], /see postings v\d+ already/],
  ['pruning without an age', ['log', 'prune-commands'], /--older-than/],
  ['pruning by no age', ['log', 'prune-commands', '--older-than', 'soon'], /number of days, such as 90d/],
  ['pruning of what is young', ['log', 'prune-commands', '--older-than', '89d'], /at least 90 days/],
  ['rotation without a month', ['keys', 'rotate'], /--keep-from/],
  ['rotation with a month that does not exist', ['keys', 'rotate', '--keep-from', '2026-13'], /give a month/],
  ['forgetting without a reason', ['forget', NOBODY, '--by', 'account-1'], /--reason/],
  [
    'forgetting for a reason that is none',
    ['forget', NOBODY, '--by', 'account-1', '--reason', 'spring'],
    /own-request, retention-ended, registered-in-error/,
  ],
  [
    'forgetting somebody who is not there',
    ['forget', NOBODY, '--by', 'account-1', '--reason', 'own-request'],
    /no laborer 0/,
  ],
  ['a token of an unknown role', ['api', 'GET', '/v1/postings', '--as', 'king'], /no token for role 'king'/],
  ['status where no program runs', ['status', '--data', '/nowhere'], /No database runs on \/nowhere/],
  ['a request where no program runs', ['api', 'GET', '/v1', '--data', '/nowhere'], /no running program/],
])(
  '%s is answered with one sentence and status 1',
  async (_what, args, words) => {
    expectOneSentence(await chunfeng(...args), words);
  },
  60_000,
);

test('an import that could take none of its rows ends with 3', async () => {
  const file = path('none.jsonl');
  writeFileSync(file, 'title,headcount\n焊工,20\n');
  const said = await chunfeng('import', 'postings', file);
  expect(said.code).toBe(3);
  expect(JSON.parse(said.stdout)).toMatchObject({ rows: 2, outcomes: { invalid: 2 } });
}, 60_000);

test('an import whose report cannot be written does not begin', async () => {
  const file = path('one.jsonl');
  writeFileSync(file, JSON.stringify(noticeOf('cli-unreported')));
  const said = await chunfeng('import', 'postings', file, '--report', '/nowhere/report.jsonl');
  expectOneSentence(said, /\/nowhere\/report\.jsonl: there is no such file or folder/);
  const { stdout } = await chunfeng('import', 'postings', file);
  expect(JSON.parse(stdout)).toMatchObject({ outcomes: { unchanged: 0 } });
}, 60_000);

test('rebuild makes a view anew that shows what the old one showed', async () => {
  const shown = async (): Promise<string> => {
    const token = await installation.token('clerk', { office: 'CQ' });
    return (await ask(installation.url, 'GET', '/v1/postings', { token })).text;
  };
  const before = await shown();
  const { code, stdout } = await chunfeng('rebuild', 'postings');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^postings is shown from position \d+$/m) as string,
  });
  expect(await shown()).toBe(before);
}, 60_000);

test('rollback waits until the newer program is gone and the older version has caught up, then shows it', async () => {
  const [own] = (await inDatabase(
    `select c.build, c.version, c.position::int from projection.checkpoint c join projection.active using (build)
     where c.name = 'postings'`,
  )) as { build: string; version: number; position: number }[];
  // As a newer release leaves it: its build is shown, ahead, and held by its program.
  await inDatabase(
    `insert into projection.checkpoint (build, name, version, position, ddl_sha256)
     values ('p_postings_v99', 'postings', 99, $1, '')`,
    [(own?.position ?? 0) + 1],
  );
  await inDatabase(
    `update projection.active set build = 'p_postings_v99', previous = $1 where name = 'postings'`,
    [own?.build],
  );
  await inDatabase(
    `insert into projection.lease (build, holder, token, expires)
     values ('p_postings_v99', 'newer', 1, clock_timestamp() + interval '1 hour')`,
  );
  const rollback = (): Promise<Said> => chunfeng('projections', 'rollback', 'postings');

  expectOneSentence(await rollback(), /still keeps postings v99 .*stop it first/);
  await inDatabase(`delete from projection.lease where build = 'p_postings_v99'`);
  expectOneSentence(await rollback(), /has not reached what readers see/);
  const token = await installation.token('clerk', { office: 'CQ' });
  const posted = await ask(installation.url, 'POST', '/v1/postings/collected', {
    token,
    body: noticeOf('cli-after-rollback'),
  });
  await waitFor(
    async () =>
      (
        await inDatabase('select from projection.checkpoint where build = $1 and position > $2', [
          own?.build,
          own?.position,
        ])
      ).length === 1,
    { message: 'the older version has caught up' },
  );
  expect(await rollback()).toMatchObject({
    code: 0,
    stdout: `readers see postings v${String(own?.version)} again\n`,
  });
  expect(await inDatabase(`select build, previous from projection.active where name = 'postings'`)).toEqual([
    { build: own?.build, previous: 'p_postings_v99' },
  ]);
  const path = `/v1/postings/${String(posted.body['id'])}`;
  expect(await ask(installation.url, 'GET', path, { token })).toMatchObject({ status: 200 });
  // The one that was made up goes, so that status tells of real ones only.
  await inDatabase(`update projection.active set previous = null where name = 'postings'`);
  await inDatabase(`delete from projection.checkpoint where build = 'p_postings_v99'`);
}, 240_000);

test('INV-IDEM: prune-commands forgets the old answers and no young one', async () => {
  const caller = 'cli-prune';
  await inDatabase(
    `insert into log.commands (caller, key, command_id, fingerprint, answer, position, recorded_at)
     select $1, days::text, gen_random_uuid(), '', '{}', 1, clock_timestamp() - make_interval(days => days)
     from unnest('{89,91,400}'::int[]) as days`,
    [caller],
  );
  const kept = (): Promise<unknown[]> =>
    inDatabase('select key from log.commands where caller = $1 order by key::int', [caller]);
  expect(await chunfeng('log', 'prune-commands', '--older-than', '365d')).toMatchObject({
    code: 0,
    stdout: 'forgotten: 1 answers older than 365 days\n',
  });
  expect(await kept()).toEqual([{ key: '89' }, { key: '91' }]);
  expect(await chunfeng('log', 'prune-commands', '--older-than', '90d')).toMatchObject({ code: 0 });
  expect(await kept()).toEqual([{ key: '89' }]);
}, 240_000);

test('INV-SEAL: forget destroys the key of a person, and can be repeated', async () => {
  const token = await installation.token('clerk', { office: 'T500235107' });
  const { body } = await ask(installation.url, 'POST', '/v1/laborers', {
    token,
    body: formOf(canaryPerson()),
  });
  const id = String(body['id']);
  for (let times = 0; times < 2; times += 1) {
    expect(await chunfeng('forget', id, '--reason', 'own-request', '--by', 'account-1')).toMatchObject({
      code: 0,
      stdout: `forgotten: ${id}\n`,
    });
  }
  const keys =
    'select wrapped, destroyed_at is not null as destroyed from keys.subject_key where subject = $1';
  expect(await inDatabase(keys, [id], 'chunfeng_keys')).toEqual([{ wrapped: null, destroyed: true }]);
  const events = `select meta #>> '{actor,id}' as actor, meta #>> '{actor,role}' as role, data ->> 'reason' as reason
                  from log.events where stream_id = $1 and type = 'subject.forgotten'`;
  expect(await inDatabase(events, [`laborer-${id}`])).toEqual([
    { actor: 'account-1', role: 'operator', reason: 'own-request' },
  ]);
}, 240_000);

test('INV-SEAL: keys rotate wraps every key anew and destroys old master keys; people stay readable', async () => {
  const token = await installation.token('clerk', { office: 'T500235107' });
  const register = (): ReturnType<typeof ask> =>
    ask(installation.url, 'POST', '/v1/laborers', { token, body: formOf(canaryPerson()) });
  const before = await register();
  // As if all of it had been written in an earlier month: the same key in the file of that month.
  const folder = join(installation.data, 'keys');
  const [file = ''] = readdirSync(folder).filter((name) => /^master-.*\.key$/.test(name));
  const thisMonth = file.slice('master-'.length, -'.key'.length);
  copyFileSync(join(folder, file), join(folder, 'master-2020-01.key'));
  await inDatabase(
    `update keys.subject_key set master_key = replace(master_key, $1, '2020-01') where wrapped is not null`,
    [thisMonth],
    'chunfeng_keys',
  );

  expect(await chunfeng('keys', 'rotate', '--keep-from', '2020-01')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^wrapped anew: [1-9]\d* keys\ndestroyed: no master key\n$/) as string,
  });
  expect(await chunfeng('keys', 'rotate', '--keep-from', '2020-02')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^wrapped anew: 0 keys\ndestroyed: 2020-01\S*\n$/) as string,
  });
  expect(readdirSync(folder)).not.toContain('master-2020-01.key');
  const after = await register();
  // Read by a program that has no key in memory.
  await installation.stop();
  await installation.start();
  for (const { body, headers } of [before, after]) {
    const read = await ask(installation.url, 'GET', `/v1/laborers/${String(body['id'])}`, {
      token,
      headers: { 'min-position': headers.get('chunfeng-position') ?? '' },
    });
    expect(read).toMatchObject({ status: 200, body: { person: { name: expect.any(String) as string } } });
  }
}, 240_000);

test('a request to a program that has ended is answered with one sentence', async () => {
  await installation.stop();
  expect(existsSync(join(installation.data, 'api.json'))).toBe(true);
  expectOneSentence(
    await chunfeng('api', 'GET', '/v1/postings'),
    /does not answer .*start it with npm start/,
  );
  expectOneSentence(await chunfeng('status'), /No database runs on/);
}, 60_000);
