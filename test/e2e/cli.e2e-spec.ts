import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '@chunfeng/reference';
import { type ProcessEnd, runProcess } from '@chunfeng/testing';
import { ask } from './support/client';
import { noticeOf, today } from './support/people';
import { Installation } from './support/standalone';

const installation = new Installation();
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
    'import with a day that does not exist',
    ['import', 'postings', 'x', '--confirmed-on', '2026-02-30'],
    /a day that exists/,
  ],
  ['rebuild of an unknown view', ['rebuild', 'horoscopes'], /no view is called 'horoscopes': postings, /],
  ['parked events of an unknown view', ['parked', 'ls', 'horoscopes'], /no view is called/],
  ['an event that is not parked', ['parked', 'show', 'postings', 'x'], /event x is not parked in postings/],
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

test('a request to a program that has ended is answered with one sentence', async () => {
  await installation.stop();
  expect(existsSync(join(installation.data, 'api.json'))).toBe(true);
  expectOneSentence(
    await chunfeng('api', 'GET', '/v1/postings'),
    /does not answer .*start it with npm start/,
  );
  expectOneSentence(await chunfeng('status'), /No database runs on/);
}, 60_000);
