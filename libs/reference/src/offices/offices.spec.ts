import * as fc from 'fast-check';
import { asDivisionCode } from '../divisions/division-code';
import { officeName } from './office-names';
import {
  findOffice,
  isWithin,
  LIANGJIANG,
  officePath,
  officesUnder,
  parseOfficeId,
  reportingUnitOf,
  reportingUnits,
  ROOT_OFFICE,
  upperOfficeList,
  WANSHENG,
  type OfficeId,
} from './offices';
import { unitOf } from './unit-of';

const office = (id: string): OfficeId => {
  const known = parseOfficeId(id);
  if (known === undefined) throw new Error(`no office ${id}`);
  return known;
};
const unit = (code: string) => unitOf(asDivisionCode(code));

describe('reporting units', () => {
  test('there are exactly 40: 38 districts and counties and two development zones', () => {
    expect(reportingUnits()).toHaveLength(40);
    expect(new Set(reportingUnits().map(({ id }) => id)).size).toBe(40);
    expect(
      reportingUnits()
        .filter(({ kind }) => kind === 'development_zone')
        .map(({ id }) => id),
    ).toEqual([LIANGJIANG, WANSHENG]);
  });

  test('the zones have no division code and 江北 and 渝北 end in 2025', () => {
    expect(findOffice(WANSHENG)).not.toHaveProperty('divisionCode');
    expect(
      reportingUnits()
        .filter(({ until }) => until !== undefined)
        .map(({ id, until }) => [id, until]),
    ).toEqual([
      ['D500105', '2025-11-06'],
      ['D500112', '2025-11-06'],
    ]);
  });

  test('every unit and the bureau have an English name', () => {
    for (const { id, name } of [...reportingUnits(), findOffice(ROOT_OFFICE)!]) {
      expect(officeName(id, 'zh')).toBe(name);
      expect(officeName(id, 'en')).toMatch(/^[A-Z][A-Za-z' ]+$/);
    }
  });
});

describe('the office tree', () => {
  const upper = upperOfficeList();
  const villages = officesUnder(office('T500110004'));

  test('ids are unique and every path ends at the bureau', () => {
    expect(new Set(upper.map(({ id }) => id)).size).toBe(upper.length);
    expect(upper).toHaveLength(1 + 40 + 1031);
    fc.assert(
      fc.property(fc.constantFrom(...upper, ...villages), ({ id }) => {
        expect(officePath(id).at(-1)?.id).toBe(ROOT_OFFICE);
      }),
      { numRuns: 1500 },
    );
  });

  test("万盛's ten townships hang under their own unit, not under 綦江", () => {
    expect(officesUnder(WANSHENG)).toHaveLength(10);
    expect(reportingUnitOf(office('T500110004'))).toBe(WANSHENG);
    expect(reportingUnitOf(office('V500110004001'))).toBe(WANSHENG);
    expect(isWithin(office('V500110004001'), office('D500110'))).toBe(false);
    expect(officesUnder(office('D500110')).some(({ id }) => id === 'T500110004')).toBe(false);
  });

  test('within means the office itself and what is below it', () => {
    expect(isWithin(office('D500235'), office('D500235'))).toBe(true);
    expect(isWithin(office('D500235'), ROOT_OFFICE)).toBe(true);
    expect(isWithin(ROOT_OFFICE, office('D500235'))).toBe(false);
    expect(isWithin(office('D500236'), office('D500235'))).toBe(false);
    expect(isWithin('nobody' as OfficeId, ROOT_OFFICE)).toBe(false);
  });

  test('the bureau has no reporting unit and a made-up id is no office', () => {
    expect(reportingUnitOf(ROOT_OFFICE)).toBeUndefined();
    for (const id of ['', 'D500000', 'T500110999', 'V1', '__proto__', 'cq'])
      expect(parseOfficeId(id)).toBeUndefined();
  });
});

describe('the unit of a division', () => {
  test('a township of 万盛 is certain, the code of 綦江 alone is not', () => {
    expect(unit('500110100')).toEqual({ unit: WANSHENG, certainty: 'certain' });
    expect(unit('500110100201')).toMatchObject({ unit: WANSHENG });
    expect(unit('500110001')).toEqual({ unit: 'D500110', certainty: 'certain' });
    expect(unit('500110')).toMatchObject({
      unit: 'D500110',
      certainty: 'indeterminate',
      alternatives: [WANSHENG],
    });
  });

  test.each(['500105', '500109001', '500112'])(
    'in %s the answer is indeterminate because of 两江',
    (code) => {
      const answer = unit(code);
      expect(answer).toMatchObject({ unit: `D${code.slice(0, 6)}`, certainty: 'indeterminate' });
      expect(answer?.certainty === 'indeterminate' && answer.reason).toContain('两江新区');
    },
  );

  test('old codes lead to the unit of today and other provinces have none', () => {
    expect(unit('500234')).toEqual({ unit: 'D500154', certainty: 'certain' });
    expect(unit('512222')).toEqual({ unit: 'D500154', certainty: 'certain' });
    expect(unit('4403')).toBeUndefined();
    expect(unit('50')).toBeUndefined();
  });
});
