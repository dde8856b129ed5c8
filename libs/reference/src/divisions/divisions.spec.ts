import * as fc from 'fast-check';
import { citizenNumberRegion } from './citizen-number-region';
import { asDivisionCode, parseDivisionCode, type DivisionCode } from './division-code';
import {
  allDivisions,
  allVillages,
  ancestors,
  divisionAt,
  divisionStatusAt,
  findDivisions,
  successors,
} from './divisions';

const code = asDivisionCode;

describe('division codes', () => {
  test.each([
    ['44', '44'],
    ['440000', '44'],
    ['4403', '4403'],
    ['440300', '4403'],
    ['441900', '4419'],
    ['500119', '500119'],
    ['500119000', '500119'],
    ['500119000000', '500119'],
    ['500235100', '500235100'],
    ['500235100000', '500235100'],
    ['500110004001', '500110004001'],
  ])('%s is read as %s', (text, canonical) => {
    expect(parseDivisionCode(text)).toBe(canonical);
  });

  test.each([
    '',
    '4',
    '440',
    '44030',
    '044030',
    '5001191',
    '50011900000',
    '44030a',
    ' 440300',
    '４４０３００',
  ])('%j is no division code', (text) => {
    expect(parseDivisionCode(text)).toBeUndefined();
  });

  test('reading is idempotent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allDivisions()), ({ code: known }) => {
        expect(parseDivisionCode(known)).toBe(known);
        expect(parseDivisionCode(known.padEnd(12, '0'))).toBe(known);
      }),
    );
  });
});

describe('the list', () => {
  const now = allDivisions().filter(({ until }) => until === undefined);
  const count = (level: string, prefix = '') =>
    now.filter((division) => division.level === level && division.code.startsWith(prefix)).length;

  test('Chongqing has 1,031 townships and 11,270 villages, and 36 counties that no change is reported for', () => {
    expect(count('township')).toBe(1031);
    expect(allVillages()).toHaveLength(11_270);
    expect(count('county', '50')).toBe(36);
  });

  test('there are 31 provinces and the three that the list of 2023 leaves out', () => {
    expect(count('province')).toBe(34);
  });

  test('every ancestor chain ends in a province', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allDivisions(), ...allVillages()), (division) => {
        const chain = [division.code, ...ancestors(division.code)];
        expect(findDivisions(chain.at(-1) as DivisionCode)[0]?.level).toBe('province');
      }),
      { numRuns: 2000 },
    );
  });

  test('the intervals of one code never overlap', () => {
    const records = allDivisions();
    const overlapping = records.filter((record, index) => {
      const next = records[index + 1];
      return next?.code === record.code && (record.until ?? '9') > (next.from ?? '0');
    });
    expect(overlapping).toEqual([]);
  });

  test('every successor named in the history is in the list', () => {
    const missing = allDivisions().flatMap((division) =>
      division.successors.filter((next) => findDivisions(next).length === 0),
    );
    expect(missing).toEqual([]);
  });

  test('a district of Chongqing hangs under the city, a county of Guangdong under its prefecture', () => {
    expect(ancestors(code('500119'))).toEqual(['50']);
    expect(ancestors(code('500110004001'))).toEqual(['500110004', '500110', '50']);
    expect(ancestors(code('440305'))).toEqual(['4403', '44']);
  });
});

describe('a code on a day', () => {
  test.each([
    ['500234', '2015-06-01', '开县'],
    ['500154', '2017-06-01', '开州区'],
    ['500228', '2016-11-23', '梁平县'],
    ['500155', '2016-11-24', '梁平区'],
    ['500110', '2005-01-01', '万盛区'],
    ['500110', '2020-01-01', '綦江区'],
    ['500105', '2025-11-05', '江北区'],
    ['310108', '2010-01-01', '闸北区'],
  ])('%s on %s is %s', (text, on, name) => {
    expect(divisionAt(code(text), on)?.name).toBe(name);
  });

  test('开县 has ended in 2017 and 开州区 has not begun in 2015', () => {
    expect(divisionStatusAt(code('500234'), '2017-01-01').kind).toBe('former');
    expect(divisionStatusAt(code('500154'), '2015-01-01').kind).toBe('not-yet');
    expect(divisionStatusAt(code('500154001'), '2015-01-01').kind).toBe('not-yet');
  });

  test('what follows is followed through every change', () => {
    expect(successors(code('500234'), '2017-01-01')).toEqual({ kind: 'replaced', codes: ['500154'] });
    expect(successors(code('500234'), '2015-01-01')).toEqual({ kind: 'unchanged', codes: ['500234'] });
    expect(successors(code('512222'), '2010-01-01')).toEqual({ kind: 'replaced', codes: ['500234'] });
    expect(successors(code('512222'), '2020-01-01')).toEqual({ kind: 'replaced', codes: ['500154'] });
    expect(successors(code('510223'), '1999-01-01')).toEqual({ kind: 'replaced', codes: ['500222'] });
    expect(successors(code('310119'), '2020-01-01')).toEqual({ kind: 'replaced', codes: ['310115'] });
    expect(successors(code('999999'), '2020-01-01')).toEqual({ kind: 'unknown-code' });
  });

  test('after 6 November 2025 江北 has ended, and where its townships went is indeterminate', () => {
    expect(divisionAt(code('500105'), '2025-11-06')).toBeUndefined();
    expect(divisionStatusAt(code('500105'), '2025-11-06')).toMatchObject({
      kind: 'former',
      division: { basis: 'press-reports' },
    });
    expect(successors(code('500105'), '2025-11-06').kind).toBe('indeterminate');
    for (const township of ['500105001', '500112002', '500109001'])
      expect(divisionStatusAt(code(township), '2026-01-01').kind).toBe('indeterminate');
    expect(divisionStatusAt(code('500105001'), '2025-11-05').kind).toBe('valid');
    expect(divisionStatusAt(code('500109'), '2026-01-01').kind).toBe('valid');
  });
});

describe('region prefix of a citizen number', () => {
  test.each([
    ['510202', '市中区'],
    ['512222', '开县'],
    ['512326', '武隆县'],
    ['513524', '酉阳土家族苗族自治县'],
    ['500234', '开县'],
    ['500154', '开州区'],
  ])('%s is listed as %s', (prefix, name) => {
    expect(citizenNumberRegion(prefix).divisions.map((division) => division.name)).toContain(name);
  });

  test('INV-ID: a prefix in no list is answered unlisted, never refused', () => {
    expect(citizenNumberRegion('510299')).toEqual({ kind: 'unlisted', divisions: [] });
    expect(citizenNumberRegion('000001')).toEqual({ kind: 'unlisted', divisions: [] });
  });
});
