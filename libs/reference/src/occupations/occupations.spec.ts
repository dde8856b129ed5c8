import { allIndustries, findIndustry, parseIndustryCode, searchIndustries } from '../industries/industries';
import { codeLists, codeName, parseCode } from '../code-lists/code-lists';
import { educationRank, educationRankOfText, parseEducationCode } from '../code-lists/education';
import {
  allOccupations,
  findOccupation,
  occupationsNamed,
  parentsOf,
  parseOccupationCode,
  searchOccupations,
} from './occupations';

describe('occupations of 2022', () => {
  test('there are 8, 79, 450 and 1,639 entries, each with all its parents', () => {
    const count = (level: string) => allOccupations().filter((entry) => entry.level === level).length;
    expect(['major', 'middle', 'minor', 'occupation'].map(count)).toEqual([8, 79, 450, 1639]);
    for (const { code } of allOccupations())
      for (const parent of parentsOf(code)) expect(findOccupation(parent)).toBeDefined();
  });

  test('parents run from the code upward', () => {
    expect(parentsOf(parseOccupationCode('4-09-08-01')!)).toEqual(['4-09-08-01', '4-09-08', '4-09', '4']);
  });

  test('names are clean and found', () => {
    expect(findOccupation('2-10-01')?.name).toBe('记者');
    expect(occupationsNamed('保洁员').map(({ code }) => code)).toEqual(['4-09-08-01']);
    for (const { name } of allOccupations()) expect(name).not.toMatch(/\s|\d/);
  });

  test('the search puts the shortest name first and finds codes too', () => {
    expect(searchOccupations('焊工')[0]?.code).toBe('6-18-02-04');
    expect(searchOccupations('4-09-08')).toHaveLength(4);
    expect(searchOccupations(' ')).toEqual([]);
  });

  test.each(['', '4-09-08-99', '9', '__proto__'])('%j is no occupation code', (text) => {
    expect(parseOccupationCode(text)).toBeUndefined();
  });
});

describe('industries of 2011', () => {
  test('there are 20 sections, 96 divisions and 1,094 classes, and every parent exists', () => {
    const count = (level: string) => allIndustries().filter((entry) => entry.level === level).length;
    expect(['section', 'division', 'class'].map(count)).toEqual([20, 96, 1094]);
    for (const { parent } of allIndustries())
      if (parent !== undefined) expect(findIndustry(parent)).toBeDefined();
  });

  test('codes and names are looked up', () => {
    expect(findIndustry('A0111')?.name).toBe('稻谷种植');
    expect(parseIndustryCode('A9999')).toBeUndefined();
    expect(searchIndustries('稻谷').map(({ code }) => code)).toContain('A0111');
  });
});

describe('code lists', () => {
  test('every list has entries with names', () => {
    expect(codeLists().size).toBe(14);
    for (const { entries } of codeLists().values()) {
      expect(entries.length).toBeGreaterThan(2);
      for (const { zh } of entries) expect(zh).not.toBe('');
    }
  });

  test('codes are narrowed and named in both languages', () => {
    expect(parseCode('health', '6')).toBe('6');
    expect(parseCode('health', '4')).toBeUndefined();
    expect(codeName('skill-level', '5', 'en')).toBe('level 5, elementary');
    expect(codeName('transfer-channel', '6', 'en')).toBe('农村劳务经纪');
    expect(codeName('group', 'dibao', 'zh')).toBe('低保家庭成员');
  });

  test('education has a rank, for every code and for the words of postings', () => {
    for (const { code } of codeLists().get('education')!.entries) {
      const rank = educationRank(parseEducationCode(code)!);
      expect(rank).toBeGreaterThanOrEqual(0);
      expect(rank).toBeLessThanOrEqual(7);
    }
    expect(educationRank(parseEducationCode('71')!)).toBe(2);
    expect(educationRankOfText(' 大专 ')).toBe(4);
    expect(educationRankOfText('constructor')).toBeUndefined();
    expect(parseEducationCode('72')).toBeUndefined();
  });
});
