import { listStanding, standingText } from './list-standing';

const key = (tier: number, points: number, seniority: number) =>
  tier * 2 ** 28 + points * 2 ** 21 + seniority;
const list = [key(1, 50, 9), key(0, 40, 8), key(0, 30, 7)];

test('who is listed has a place', () => {
  expect(listStanding(key(0, 40, 8), list, 1)).toEqual({ listed: true, rank: 2 });
});

test('who is not listed is told how many points are missing', () => {
  const standing = listStanding(key(0, 27, 1), list, -1);
  expect(standing).toEqual({ listed: false, length: 3, tiersShort: 0, pointsShort: 3 });
  expect(standingText(standing)).toEqual({ zh: '比名单末位低 3 分', en: 'Below the cutoff by 3 points' });
});

test('points do not make up for a missing priority class', () => {
  const standing = listStanding(key(0, 90, 1), [key(1, 10, 2)], -1);
  expect(standing).toEqual({ listed: false, length: 1, tiersShort: 1, pointsShort: 0 });
  expect(standingText(standing).en).toMatch(/priority/);
});

test('as many points as the last place, but registered later', () => {
  expect(standingText(listStanding(key(0, 30, 1), list, -1)).en).toMatch(/behind it in order/);
});
