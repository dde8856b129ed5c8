import { asDivisionCode } from '../divisions/division-code';
import { countySets, poorCountyOn } from '../counties/poor-counties';
import { shandongPairOf, shandongPairs } from '../counties/shandong-pairs';
import { chongqingCounties } from '../counties/chongqing-counties';
import { zoneOf, type ZoneKey } from './zones';

const code = asDivisionCode;
const NOTICE = '2016-12-28';
const zone = (text: string, on = NOTICE) => {
  const answer = zoneOf(code(text), on);
  return answer.kind === 'zone' ? answer.zone : answer.kind;
};

describe('functional zones', () => {
  test.each<[string, ZoneKey | 'indeterminate' | 'outside']>([
    ['500103', 'core'],
    ['500109', 'ext'],
    ['500119', 'new'],
    ['500154001', 'ne'],
    ['500234', 'ne'],
    ['500243', 'se'],
    ['500105', 'indeterminate'],
    ['500106001', 'indeterminate'],
    ['50', 'indeterminate'],
    ['4403', 'outside'],
  ])('in 2016 %s is %s', (text, expected) => {
    expect(zone(text)).toBe(expected);
  });

  test('a district across the inner ring says between which zones and why', () => {
    expect(zoneOf(code('500107'), NOTICE)).toMatchObject({
      kind: 'indeterminate',
      among: ['core', 'ext'],
      reason: expect.stringContaining('inner ring') as string,
    });
  });

  test('exactly five districts straddle, and the zones of the others hold 1, 3, 12, 11 and 6', () => {
    const found = [...chongqingCounties().keys()].map((county) => zone(county));
    const count = (key: string) => found.filter((each) => each === key).length;
    expect(['indeterminate', 'core', 'ext', 'new', 'ne', 'se'].map(count)).toEqual([5, 1, 3, 12, 11, 6]);
  });

  test('the scheme follows the day, or is named', () => {
    expect(zone('500105', '2021-01-01')).toBe('metro');
    expect(zone('500235', '2021-01-01')).toBe('ne-cluster');
    expect(zoneOf(code('500235'), '2021-01-01', 'five-zones')).toMatchObject({ zone: 'ne' });
  });
});

describe('poor counties', () => {
  test('the named sets have 14, 4 and 18 members', () => {
    const sets = countySets();
    expect([sets['national-14'].length, sets['municipal-4'].length, sets['poor-18'].length]).toEqual([
      14, 4, 18,
    ]);
    expect(sets['municipal-4']).toEqual(['500102', '500119', '500152', '500233']);
  });

  test('status is an interval with evidence: poor, then indeterminate while counties left, then over', () => {
    expect(poorCountyOn(code('500154'), NOTICE)).toMatchObject({ kind: 'poor', list: 'national' });
    expect(poorCountyOn(code('500119'), NOTICE)).toMatchObject({ kind: 'poor', evidence: 'not verified' });
    expect(poorCountyOn(code('500154'), '2018-06-01')).toMatchObject({ kind: 'indeterminate' });
    expect(poorCountyOn(code('500154'), '2021-01-01')).toMatchObject({ kind: 'not-poor' });
    expect(poorCountyOn(code('500155'), NOTICE)).toMatchObject({ kind: 'not-poor' });
    expect(poorCountyOn(code('4403'), NOTICE)).toBeUndefined();
  });
});

describe('pairs with Shandong', () => {
  test('there are 14, of which eight are verified', () => {
    expect(shandongPairs()).toHaveLength(14);
    expect(shandongPairs().filter(({ verified }) => verified)).toHaveLength(8);
  });

  test('an old code finds the pair, and an unverified one says so', () => {
    expect(shandongPairOf(code('500234'))).toMatchObject({ partner: '3707', verified: true, since: '2016' });
    expect(shandongPairOf(code('500236'))).toMatchObject({ partner: '3716', since: '2010-11' });
    expect(shandongPairOf(code('500101'))).toMatchObject({ partner: '3708', verified: false });
    expect(shandongPairOf(code('500155'))).toBeUndefined();
  });
});
