import { once, readTable } from '../data-files';

declare const industryCode: unique symbol;

/** Code of GB/T 4754-2011: `A` section, `A01` division, `A011` group, `A0111` class. */
export type IndustryCode = string & { readonly [industryCode]: true };

export type IndustryLevel = 'section' | 'division' | 'group' | 'class';

export interface Industry {
  readonly code: IndustryCode;
  readonly name: string;
  readonly level: IndustryLevel;
  readonly parent?: IndustryCode;
}

/** Edition in force at the time of the notice. */
export const INDUSTRY_EDITION = '2011';

const industries = once((): ReadonlyMap<string, Industry> => {
  const rows = readTable('gbt4754_2011.csv').map((row): [string, Industry] => {
    const { code = '', name = '', level = '', parent = '' } = row;
    const above = parent === '' ? {} : { parent: parent as IndustryCode };
    return [code, { code: code as IndustryCode, name, level: level as IndustryLevel, ...above }];
  });
  return new Map(rows);
});

/** Everything in the classification, in the order of the file. */
export function allIndustries(): Industry[] {
  return [...industries().values()];
}

/** The entry of a code; undefined when the edition of 2011 does not have it. */
export function findIndustry(code: string): Industry | undefined {
  return industries().get(code);
}

/** Narrows a text to an industry code; undefined when it is none. */
export function parseIndustryCode(text: string): IndustryCode | undefined {
  return findIndustry(text)?.code;
}

/** Entries whose code begins with, or whose name contains, the text; upper levels first. */
export function searchIndustries(text: string): Industry[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  return allIndustries()
    .filter(({ code, name }) => code.startsWith(wanted.toUpperCase()) || name.includes(wanted))
    .sort((a, b) => a.code.length - b.code.length);
}
