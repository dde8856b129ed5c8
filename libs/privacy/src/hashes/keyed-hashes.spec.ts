import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyedHashes } from './keyed-hashes';

const hashes = new KeyedHashes(Buffer.alloc(32, 1));
const others = new KeyedHashes(Buffer.alloc(32, 2));

test.each([
  ['00010119900101123X', '０００１０１ １９９００１０１　１２３ｘ'],
  ['00010119900101123X', '00010119900101123x\u200b'],
])('INV-ID the citizen number %s has one hash, also typed as %s', (one, two) => {
  expect(hashes.ofCitizenNumber(two)).toBe(hashes.ofCitizenNumber(one));
});

test.each([
  ['买买提·艾力', '买买提•艾力'],
  ['买买提·艾力', ' 买买提 ・艾力'],
  ['LI MING', 'Ｌｉ　Ｍｉｎｇ'],
])('the name %s is found as %s', (one, two) => expect(hashes.ofName(two)).toBe(hashes.ofName(one)));

test.each([
  ['00012345678', '000-1234-5678'],
  ['10000000000', '+86 100 0000 0000'],
  ['10000000000', '008610000000000'],
  ['10000000000', '８６１００００００００００'],
  ['02300000000', '+86-02300000000'],
])('the phone number %s is found as %s', (one, two) => expect(hashes.ofPhone(two)).toBe(hashes.ofPhone(one)));

test('different values, purposes and secrets have different hashes', () => {
  const all = [
    hashes.ofCitizenNumber('1'),
    hashes.ofCitizenNumber('2'),
    hashes.ofName('1'),
    hashes.ofPhone('1'),
    others.ofCitizenNumber('1'),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('a hash names the version of its key and has 256 bits', () => {
  expect(hashes.ofName('样本')).toMatch(/^1\.[\w-]{43}$/);
  expect(new KeyedHashes(Buffer.alloc(32, 1), 2).ofName('样本')).toMatch(/^2\./);
});

test('hashes stay the same for ever: claims depend on them', () => {
  expect(hashes.ofCitizenNumber('00010119900101123X')).toBe('1.YroCThRJIMWE3tC9-uqkue4O0RfjKdD6zxPt6kgZnyQ');
});

test('the secret of a folder is made once and kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hashes-'));
  try {
    expect(KeyedHashes.open(folder).ofName('样本')).toBe(KeyedHashes.open(folder).ofName('样本'));
    expect(KeyedHashes.open(folder).fingerprintKey).toEqual(KeyedHashes.open(folder).fingerprintKey);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a secret of another length is refused', () =>
  expect(() => new KeyedHashes(Buffer.alloc(16))).toThrow('32 bytes'));
