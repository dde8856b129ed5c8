import { allDivisions, findDivisions, parseDivisionCode } from '@chunfeng/reference';
import type { Random } from '../random';
import type { World } from '../world';

export interface PlaceOfWork {
  readonly code: string;
  /** How a notice would write it. */
  readonly text: string;
  readonly outside: boolean;
  /** Pay there in relation to the band of the trade. */
  readonly wageFactor: number;
}

/** Half of the posts are where people live or in the city, half where people from here usually go. */
export function drawPlace(random: Random, world: World): PlaceOfWork {
  const drawn = random.next();
  if (drawn < 0.3) return inChongqing(world.homesByPeople.draw(random).county, 0.85);
  if (drawn < 0.52) return inChongqing(random.pick(world.cityDistricts), 1);
  const { code, wageFactor } = world.destinations.draw(random);
  const counties = countiesOf(code);
  const place = counties.length > 0 && random.chance(0.6) ? random.pick(counties) : code;
  return { code: place, text: nameOf(place), outside: true, wageFactor };
}

export function inChongqing(county: string, wageFactor: number): PlaceOfWork {
  return { code: county, text: nameOf(county), outside: false, wageFactor };
}

const counties = new Map<string, readonly string[]>();

function countiesOf(city: string): readonly string[] {
  let known = counties.get(city);
  if (known === undefined) {
    known = allDivisions()
      .filter(({ code, level, until }) => level === 'county' && until === undefined && code.startsWith(city))
      .map(({ code }) => code);
    counties.set(city, known);
  }
  return known;
}

/** 重庆市云阳县: the names on the way down, without the group 市辖区. */
function nameOf(code: string): string {
  const lengths = [2, 4, 6].filter((length) => length <= code.length);
  const names = lengths.flatMap((length) => {
    const division = parseDivisionCode(code.slice(0, length));
    return division === undefined ? [] : (findDivisions(division).at(-1)?.name ?? []);
  });
  return names.join('');
}
