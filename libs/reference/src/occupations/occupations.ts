import { once, readJson } from '../data-files';

declare const occupationCode: unique symbol;

/**
 * Code in the occupational classification of 2022 at any of its four levels:
 * `4` major, `4-09` middle, `4-09-08` minor, `4-09-08-01` occupation.
 */
export type OccupationCode = string & { readonly [occupationCode]: true };

export type OccupationLevel = 'major' | 'middle' | 'minor' | 'occupation';

export interface Occupation {
  readonly code: OccupationCode;
  readonly name: string;
  readonly level: OccupationLevel;
}

/** Edition that every stored occupation code refers to. */
export const OCCUPATION_EDITION = '2022';

interface OccupationFile {
  readonly major_categories: Readonly<Record<string, string>>;
  readonly middle_categories: Readonly<Record<string, string>>;
  readonly minor_categories: Readonly<Record<string, string>>;
  readonly occupations: readonly { readonly code: string; readonly name: string }[];
}

const LEVELS: readonly OccupationLevel[] = ['major', 'middle', 'minor', 'occupation'];

/** The file's names carry stray spaces, and two of them the first code of the group (`记者 2-10-01-01 文字记者`). */
function entry(code: string, name: string): [string, Occupation] {
  const level = LEVELS[code.split('-').length - 1] ?? 'occupation';
  const clean = name.replace(/\s\d-\d{2}-.*$/, '').replaceAll(/\s/g, '');
  return [code, { code: code as OccupationCode, name: clean, level }];
}

const occupations = once((): ReadonlyMap<string, Occupation> => {
  const file = readJson('occupations_2022.json') as OccupationFile;
  const groups = [file.major_categories, file.middle_categories, file.minor_categories];
  return new Map([
    ...groups.flatMap((group) => Object.entries(group).map(([code, name]) => entry(code, name))),
    ...file.occupations.map(({ code, name }) => entry(code, name)),
  ]);
});

/** Everything in the classification: 8 major, 79 middle and 450 minor groups, 1,639 occupations. */
export function allOccupations(): Occupation[] {
  return [...occupations().values()];
}

/** The entry of a code at any level; undefined when the code is not in the edition of 2022. */
export function findOccupation(code: string): Occupation | undefined {
  return occupations().get(code);
}

/** Narrows a text to an occupation code of the edition of 2022; undefined when it is none. */
export function parseOccupationCode(text: string): OccupationCode | undefined {
  return findOccupation(text)?.code;
}

/** The code and what is above it, nearest first: `4-09-08-01` → itself, `4-09-08`, `4-09`, `4`. */
export function parentsOf(code: OccupationCode): OccupationCode[] {
  const parts = code.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-') as OccupationCode);
}

/** All entries of this exact name, lowest level first (a minor group often shares the name of its one occupation). */
export function occupationsNamed(name: string): readonly Occupation[] {
  return byName().get(name) ?? [];
}

const byName = once(() => {
  const found = new Map<string, Occupation[]>();
  for (const occupation of allOccupations())
    found.set(occupation.name, [occupation, ...(found.get(occupation.name) ?? [])]);
  return found;
});

/** Entries whose code begins with, or whose name contains, the text: exact names, then by shortness of the name. */
export function searchOccupations(text: string): Occupation[] {
  const wanted = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (wanted === '') return [];
  return allOccupations()
    .filter(({ code, name }) => code.startsWith(wanted) || name.includes(wanted))
    .sort((a, b) => a.name.length - b.name.length || (a.code < b.code ? -1 : 1));
}
