import { MAX_PEOPLE, readKey, SeniorityOverflowError, seniorityOf } from './score-key';

test('who registered first has the largest seniority', () => {
  expect(seniorityOf(0)).toBe(2_097_151);
  expect(seniorityOf(1)).toBe(2_097_150);
  expect(seniorityOf(MAX_PEOPLE - 1)).toBe(0);
});

test('one person more than the key can tell apart fails loudly', () => {
  expect(() => seniorityOf(MAX_PEOPLE)).toThrow(SeniorityOverflowError);
});

test('a key is read back into tier, points and seniority', () => {
  const key = 3 * 2 ** 28 + 97 * 2 ** 21 + 2_097_150;
  expect(readKey(key)).toEqual({ tier: 3, points: 97, seniority: 2_097_150 });
});

test('the largest key fits an integer of PostgreSQL', () => {
  expect(7 * 2 ** 28 + 127 * 2 ** 21 + 2_097_151).toBe(2 ** 31 - 1);
});
