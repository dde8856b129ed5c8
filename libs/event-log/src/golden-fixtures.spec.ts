import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { defineEvent } from './event-type';
import { goldenFixtureProblems } from './golden-fixtures';
import { Personal } from './personal';

const seen = defineEvent({
  type: 'person.seen',
  version: 2,
  schema: Type.Object({ at: Type.String(), name: Personal(Type.String()) }, { additionalProperties: false }),
  personal: { fields: ['name'], subject: 'stream' },
  upcasters: { 1: ({ place }) => ({ at: place }) },
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fixtures-'))));
afterEach(() => {
  delete process.env['CHUNFENG_RECORD_FIXTURES'];
  rmSync(folder, { recursive: true });
});

const write = (version: number, data: object): void =>
  writeFileSync(join(folder, `person.seen.v${version}.json`), JSON.stringify({ data }));
const problems = (): string[] => goldenFixtureProblems([seen], folder);
function record(): string[] {
  process.env['CHUNFENG_RECORD_FIXTURES'] = '1';
  const found = problems();
  delete process.env['CHUNFENG_RECORD_FIXTURES'];
  return found;
}

beforeEach(() => {
  write(1, { place: 'a', $sealed: { subject: 's', box: 'b' } });
  write(2, { at: 'a', $sealed: { subject: 's', box: 'b' } });
});

test('recorded fixtures of every version have no problem', () => {
  expect(record()).toEqual([]);
  expect(problems()).toEqual([]);
});

test('a version without a fixture is a problem', () => {
  rmSync(join(folder, 'person.seen.v1.json'));
  expect(record()).toEqual(['person.seen.v1.json is missing: version 1 may be in the log']);
});

test('a fixture that was not recorded is a problem', () => {
  expect(problems()).toEqual([
    expect.stringContaining('v1.json has no sum'),
    expect.stringContaining('v2.json'),
  ]);
});

test('an edited fixture is a problem that recording does not cure', () => {
  record();
  write(1, { place: 'b' });
  expect(problems()).toEqual(['person.seen.v1.json was edited: events of the past do not change']);
  expect(record()).toEqual(problems());
});

test('a fixture that does not become the newest version is a problem', () => {
  write(1, { plaza: 'a' });
  expect(record()).toEqual([expect.stringContaining('person.seen.v1.json: person.seen: /: required')]);
});
