import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DestroyedLedger } from './destroyed-ledger';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  path = join(folder, 'sub', 'destroyed.ledger');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(...subjects: string[]): Promise<void> {
  const ledger = await DestroyedLedger.open(path);
  for (const subject of subjects) await ledger.append(subject);
  await ledger.close();
}

async function read(): Promise<{ subjects: string[]; damagedLines: number }> {
  const ledger = await DestroyedLedger.open(path);
  await ledger.close();
  return { subjects: [...ledger.subjects], damagedLines: ledger.damagedLines };
}

test('what was appended is read by the next start, once', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await write(one, two, one);
  await write(one);
  expect(await read()).toEqual({ subjects: [one, two], damagedLines: 0 });
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a line torn by a crash at any byte loses neither those before nor those after', async () => {
  const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
  await write(one, two);
  const whole = readFileSync(path);
  const second = whole.indexOf('\n', 1) + 1;
  for (let length = second; length < whole.length; length += 7) {
    writeFileSync(path, whole);
    truncateSync(path, length);
    await write(three);
    const torn = length > second;
    expect([length, await read()]).toEqual([length, { subjects: [one, three], damagedLines: torn ? 1 : 0 }]);
  }
});

test('a line torn by a full disk does not swallow the next one, of this process or of another', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const ledger = await DestroyedLedger.open(path);
  const { file } = ledger as unknown as { file: FileHandle };
  const appendFile = file.appendFile.bind(file);
  jest.spyOn(file, 'appendFile').mockImplementationOnce(async (text) => {
    await appendFile(String(text).slice(0, 20));
    throw new Error('ENOSPC');
  });
  await expect(ledger.append(one)).rejects.toThrow('ENOSPC');
  await write(two);
  appendFileSync(path, '\n0199-torn');
  await ledger.append(one);
  await ledger.close();
  expect(await read()).toEqual({ subjects: [two, one], damagedLines: 2 });
});

test('a damaged line is counted and taken for nothing', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await write(one);
  const line = readFileSync(path, 'utf8');
  appendFileSync(path, line.replace(one, two));
  expect(await read()).toEqual({ subjects: [one], damagedLines: 1 });
});
