import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canaryPerson, citizenNumberCheck, needlesOf } from './canary';
import { searchForBytes } from './search-for-bytes';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chunfeng-search-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the check character agrees with the example of GB 11643-1999', () => {
  expect(citizenNumberCheck('11010519491231002')).toBe('X');
  expect(citizenNumberCheck('44052418800101001')).toBe('4');
});

test('INV-SEAL: a canary is found however it is written', async () => {
  const { name, citizenNumber, phone } = canaryPerson();
  const written: Record<string, string | Buffer> = {
    plain: `… ${name} …`,
    json: JSON.stringify({ phone }),
    escaped: `"${Array.from(name)
      .map((char) => `\\u${char.charCodeAt(0).toString(16)}`)
      .join('')}"`,
    hex: Buffer.from(`--${citizenNumber}--`).toString('hex'),
    'base64-0': Buffer.from(`${citizenNumber}.`).toString('base64'),
    'base64-1': Buffer.from(`.${citizenNumber}.`).toString('base64'),
    'base64-2': Buffer.from(`..${citizenNumber}.`).toString('base64'),
    url: `/v1/x?name=${encodeURIComponent(name)}`,
    'url-lower': encodeURIComponent(name).toLowerCase(),
    base64url: Buffer.from(JSON.stringify({ k: [name] })).toString('base64url'),
    utf16: Buffer.from(name, 'utf16le'),
  };
  await mkdir(join(folder, 'deep'));
  for (const [file, content] of Object.entries(written)) await writeFile(join(folder, 'deep', file), content);

  const findings = await searchForBytes(folder, [name, citizenNumber, phone].flatMap(needlesOf));

  const files = new Set(findings.map(({ file }) => file));
  expect([...files].sort()).toEqual(
    Object.keys(written)
      .map((file) => join(folder, 'deep', file))
      .sort(),
  );
});

test('a needle across the border of two reads is found once, at its place', async () => {
  const offset = (1 << 20) - 3;
  await writeFile(
    join(folder, 'big'),
    Buffer.concat([Buffer.alloc(offset, 'x'), Buffer.from('needle'), Buffer.alloc(9)]),
  );
  expect(await searchForBytes(folder, ['needle'])).toEqual([
    { file: join(folder, 'big'), offset, needle: 'needle' },
  ]);
});

test('what is not there is not found', async () => {
  await writeFile(join(folder, 'file'), canaryPerson().citizenNumber);
  expect(await searchForBytes(folder, needlesOf(canaryPerson().citizenNumber))).toEqual([]);
});
