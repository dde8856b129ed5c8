import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asDivisionCode, parseDivisionCode } from './division-code';
import { resolveAddress } from './resolve-address';

const coded = (text: string, within?: string) => {
  const found = resolveAddress(text, within === undefined ? {} : { within: asDivisionCode(within) });
  return found.kind === 'resolved' ? found.code : found.kind;
};

describe('free addresses', () => {
  test.each([
    ['深圳市南山区粤海街道滨海社区海天一路19、17、18号软件产业基地4栋511', '440305'],
    ['广州海珠区', '440105'],
    ['广东深圳', '4403'],
    ['广东省东莞市松山湖', '4419'],
    ['东莞市', '4419'],
    ['重庆市南川区山王坪镇', '500119115'],
    ['重庆市秀山县27个乡镇（街道）', '500241'],
    ['重庆市石柱土家族自治县', '500240'],
    ['山东省青岛莱西市', '370285'],
    ['新疆石河子垦区', '659001'],
    ['贵州省黔东南州麻江县各乡镇', '522635'],
    ['上海', '31'],
    ['赴新疆', '65'],
    ['中国（上海）自由贸易试验区祥科路58号', '31'],
  ])('%s lies in %s', (text, expected) => {
    expect(coded(text)).toBe(expected);
  });

  test.each([
    ['重庆市璧山县', '500120', '500227'],
    ['重庆市江津市珞璜镇', '500116', '500381'],
    ['重庆开县', '500154', '500234'],
    ['上海市闸北区', '310106', '310108'],
    ['上海市卢湾区', '310101', '310103'],
    ['上海南汇区', '310115', '310119'],
    ['浙江省绍兴县（今柯桥区）钱清镇', '330603', '330621'],
  ])('the old name in %s leads to %s and tells %s', (text, now, former) => {
    const found = resolveAddress(text);
    expect(found).toMatchObject({ kind: 'resolved', former });
    expect(found.kind === 'resolved' && found.code.startsWith(now)).toBe(true);
  });

  test('spaces of every kind do not matter', () => {
    expect(coded('广东省\u00a0深圳市\u3000南山区 ')).toBe('440305');
  });

  test('a township is matched only inside its district, for names repeat', () => {
    expect(coded('重庆市兴隆镇')).toBe('50');
    expect(resolveAddress('兴隆镇')).toEqual({ kind: 'unknown' });
    const inCity = resolveAddress('兴隆镇', { within: asDivisionCode('50') });
    expect(inCity).toMatchObject({ kind: 'ambiguous' });
    expect(inCity.kind === 'ambiguous' && inCity.candidates).toHaveLength(4);
    expect(coded('兴隆镇', '500236')).toMatch(/^500236/);
  });

  test('a county name that several provinces have is ambiguous until something above it is named', () => {
    expect(resolveAddress('江北区')).toEqual({ kind: 'ambiguous', candidates: ['500105', '330205'] });
    expect(coded('重庆市江北区观音桥')).toBe('500105');
    expect(coded('江北区', '3302')).toBe('330205');
  });

  test('several places, or a city of another province, are ambiguous', () => {
    expect(coded('北京、广东')).toBe('ambiguous');
    expect(coded('石狮、东莞、深圳、珠海等地')).toBe('ambiguous');
    expect(coded('山东省泰州市')).toBe('ambiguous');
  });

  test.each(['', '.', '高普路1035号5楼', '黄埔大道西666号', 'K210次列车（广州—宁波）招聘车厢', '鲁庄镇'])(
    '%j is unknown',
    (text) => {
      expect(coded(text)).toBe('unknown');
    },
  );
});

describe('the places of the 178 public postings', () => {
  const rows = parse<Record<string, string>>(
    readFileSync(join(__dirname, '../../test-data/public-places.csv'), 'utf8'),
    { columns: true },
  );

  test('all 160 coded by hand are found at least as exactly, the other 18 are given no code', () => {
    const wrong = rows.filter((row) => {
      const expected = parseDivisionCode(row['division'] ?? '');
      const found = resolveAddress(row['place'] ?? '');
      if (expected === undefined) return found.kind === 'resolved';
      return found.kind !== 'resolved' || !found.code.startsWith(expected);
    });
    expect(wrong).toEqual([]);
    expect(rows.filter((row) => row['division'] !== '')).toHaveLength(160);
    expect(rows).toHaveLength(178);
  });
});
