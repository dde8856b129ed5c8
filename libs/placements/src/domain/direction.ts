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

/** Where the work lies, seen from the unit of origin: local, elsewhere in the city, in the East, elsewhere (R7, R13). */
export function directionOf(origin: string, place: string | null, on: PlainDate): Direction {
  if (place === null) return 'unknown';
  if (!place.startsWith(CHONGQING)) return isEastern(place, on) ? 'east' : 'elsewhere';
  const answer = unitOf(asDivisionCode(place));
  if (answer === undefined) return 'unknown'; // The whole city: it may be next door.
  const possible: readonly string[] =
    answer.certainty === 'certain' ? [answer.unit] : [answer.unit, ...answer.alternatives];
  if (!possible.includes(origin)) return 'inside-city';
  return possible.length === 1 ? 'local' : 'unknown';
}

function isEastern(place: string, on: PlainDate): boolean {
  const list = EASTERN_PROVINCES.find(({ from }) => from <= on) ?? EASTERN_PROVINCES.at(-1);
  return list?.provinces.has(place.slice(0, 2)) ?? false;
}
