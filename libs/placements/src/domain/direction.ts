import { asDivisionCode, unitOf, type PlainDate } from '@chunfeng/reference';
import type { Direction } from './facts';

interface EasternProvinces {
  /** First day on which the list holds. */
  readonly from: PlainDate;
  readonly provinces: ReadonlySet<string>;
  readonly source: string;
}

/** Which provinces are "the East", newest first; a changed list is a new entry, old facts keep theirs. */
export const EASTERN_PROVINCES: readonly EasternProvinces[] = [
  {
    from: '2011-06-13',
    // Beijing, Tianjin, Hebei, Shanghai, Jiangsu, Zhejiang, Fujian, Shandong, Guangdong, Hainan.
    provinces: new Set(['11', '12', '13', '31', '32', '33', '35', '37', '44', '46']),
    source: '国家统计局《东西中部和东北地区划分方法》, 2011-06-13',
  },
];

const CHONGQING = '50';

/** Reporting units in which a place inside the city may lie; `any` of them where only the city is told. */
export function unitsOfPlace(place: string): readonly string[] | 'any' {
  const answer = unitOf(asDivisionCode(place));
  if (answer === undefined) return 'any'; // The whole city.
  return answer.certainty === 'certain' ? [answer.unit] : [answer.unit, ...answer.alternatives];
}

export function liesInCity(place: string): boolean {
  return place.startsWith(CHONGQING);
}

/**
 * Where the work lies, seen from the unit of origin: local, elsewhere in the city, in the East, elsewhere (R7, R13).
 *
 * @param told the unit of work, where somebody knows what the place alone leaves open.
 */
export function directionOf(
  origin: string,
  place: string | null,
  on: PlainDate,
  told: string | null = null,
): Direction {
  if (place !== null && !liesInCity(place)) return isEastern(place, on) ? 'east' : 'elsewhere';
  const possible = told === null ? (place === null ? 'any' : unitsOfPlace(place)) : [told];
  if (possible === 'any') return 'unknown'; // It may be next door.
  if (!possible.includes(origin)) return 'inside-city';
  return possible.length === 1 ? 'local' : 'unknown';
}

function isEastern(place: string, on: PlainDate): boolean {
  const list = EASTERN_PROVINCES.find(({ from }) => from <= on) ?? EASTERN_PROVINCES.at(-1);
  return list?.provinces.has(place.slice(0, 2)) ?? false;
}
