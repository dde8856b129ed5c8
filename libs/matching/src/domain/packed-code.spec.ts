import { allOccupations, parentsOf } from '@chunfeng/reference';
import { contains, levelOf, minorGroupOf, occupationPath, packOccupation, regionsOf } from './packed-code';

const all = allOccupations().map(({ code }) => code);

test('every code of the classification has a number of its own', () => {
  expect(new Set(all.map(packOccupation)).size).toBe(all.length);
});

test('a minor group and its only occupation are two numbers', () => {
  expect(packOccupation('6-31-05')).not.toBe(packOccupation('6-31-05-00'));
  expect(levelOf(packOccupation('6-31-05'))).toBe(3);
  expect(levelOf(packOccupation('6-31-05-00'))).toBe(4);
});

test('one number lies in the range of another exactly where the code lies below it', () => {
  const sample = all.filter((_, at) => at % 7 === 0);
  const groups = all.filter((code) => code.length <= 7 && code.startsWith('6'));
  for (const group of groups)
    for (const code of sample) {
      const below = parentsOf(code).includes(group);
      expect([group, code, contains(packOccupation(group), packOccupation(code))]).toEqual([
        group,
        code,
        below,
      ]);
    }
});

test('the path of an occupation leads over its groups to any work', () => {
  expect(occupationPath('6-31-05-00')).toEqual([63105004, 63105003, 63100002, 60000001, 0]);
  expect(occupationPath('6-31')).toEqual([63100002, 60000001, 0]);
});

test('a minor group is its own; what is wider has none', () => {
  expect(minorGroupOf(packOccupation('6-31-05-00'))).toBe(packOccupation('6-31-05'));
  expect(minorGroupOf(packOccupation('6-31-05'))).toBe(packOccupation('6-31-05'));
  expect(minorGroupOf(packOccupation('6-31'))).toBeUndefined();
  expect(minorGroupOf(0)).toBeUndefined();
});

test('a place is looked up at the levels that it has', () => {
  expect(regionsOf('500235101201')).toEqual({ province: 50, city: 5002, county: 500235 });
  expect(regionsOf('4403')).toEqual({ province: 44, city: 4403, county: null });
  expect(regionsOf('44')).toEqual({ province: 44, city: null, county: null });
});
