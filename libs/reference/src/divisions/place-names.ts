import { once } from '../data-files';
import type { DivisionCode, DivisionLevel } from './division-code';
import { divisionRecords, type Division } from './division-store';

/** A name under which a division is found; `former`: the code whose old name it is. */
export interface PlaceName {
  readonly name: string;
  readonly code: DivisionCode;
  readonly level: DivisionLevel;
  /** Without 省, 市, 区 …: short names are trusted only where something above them is known. */
  readonly short: boolean;
  readonly former?: DivisionCode;
}

/** Names of peoples that stand before 自治; a name is shortened by taking them off (石柱土家族自治县 → 石柱). */
const PEOPLES =
  /(?:各族|维吾尔|蒙古族?|回族|藏族|苗族|彝族|壮族|侗族|瑶族|土家族|布依族|朝鲜族?|哈萨克族?|傣族|白族|哈尼族|黎族|羌族|土族|仡佬族|仫佬族|毛南族|水族|畲族|锡伯族?|达斡尔族|鄂温克族|裕固族|撒拉族|东乡族|保安族|纳西族|傈僳族|拉祜族|佤族|景颇族|布朗族|普米族|怒族|独龙族|满族|柯尔克孜|塔吉克)+自治(?<kind>[县州旗区])$/;

/** Other names in use for an official one, official first. */
function namesOf({ name, level }: Division): { name: string; short: boolean }[] {
  if (level === 'township' || level === 'village') return [{ name, short: false }];
  // Few names have it, and the long pattern is slow on the others.
  const autonomous = name.includes('自治');
  const plain = autonomous ? name.replace(PEOPLES, '$<kind>').replace(/(?<=..)自治区$/, '') : name;
  const stem = plain.replace(/(?:省|市|地区|林区|特别行政区|新区|区|县|州|盟|旗)$/, '');
  const names = new Map([[name, false]]);
  if (plain.length > 2 && plain !== name) names.set(plain, level === 'province');
  if (stem.length >= 2 && !names.has(stem)) names.set(stem, true);
  return [...names].map(([found, short]) => ({ name: found, short }));
}

function follow(record: Division, records: ReadonlyMap<string, readonly Division[]>): Division | undefined {
  let current: Division | undefined = record;
  for (let steps = 0; current?.until !== undefined && steps < 5; steps++) {
    if (current.successors.length !== 1 || current.successors[0] === undefined) return undefined;
    current = records.get(current.successors[0])?.at(-1);
  }
  return current;
}

/** A former name leads to what stands in its place now; a division that just ended keeps its own code. */
function placeNames(): PlaceName[] {
  const records = divisionRecords();
  return [...records.values()].flat().flatMap((record) => {
    if (record.until === undefined || record.basis === 'press-reports')
      return namesOf(record).map((names) => ({ ...names, code: record.code, level: record.level }));
    const now = follow(record, records);
    if (now === undefined) return [];
    const former = record.code;
    return namesOf(record)
      .filter(({ short }) => !short)
      .map((names) => ({ ...names, code: now.code, level: now.level, former }));
  });
}

/** All names by text; present names come before former ones. */
export const placesByName = once((): ReadonlyMap<string, readonly PlaceName[]> => {
  const found = new Map<string, PlaceName[]>();
  const places = placeNames();
  const present = places.filter(({ former }) => former === undefined);
  for (const place of [...present, ...places.filter(({ former }) => former !== undefined)]) {
    const same = found.get(place.name);
    if (same === undefined) found.set(place.name, [place]);
    else if (!same.some(({ code }) => code === place.code)) same.push(place);
  }
  return found;
});

export const LONGEST_NAME = 16;
