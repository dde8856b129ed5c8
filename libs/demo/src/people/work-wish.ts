import type { Registration } from '@chunfeng/laborers';
import { daysBefore } from '../calendar';
import { populationFact, type Sex, type Trade } from '../data-files';
import type { Random } from '../random';
import type { HomeUnit, World } from '../world';

type Intention = NonNullable<Registration['intention']>;

/** The trade that somebody knows or has in mind. */
export function drawTrade(random: Random, world: World, sex: Sex): Trade {
  return world.tradesOf[sex].draw(random);
}

type Aim = 'county' | 'city' | 'outside';

/** Where poor laborers work (2020-09-30), and whether those who leave the county leave the province (2017, west). */
function drawAim(random: Random): Aim {
  const where = populationFact('poor_labour_destination_2020') as { within_county: number; total: number };
  const leaving = populationFact('migrant_destination_2017_west') as { cross_province: number };
  if (random.chance(where.within_county / where.total)) return 'county';
  return random.chance(leaving.cross_province / 100) ? 'outside' : 'city';
}

/** What somebody seeks: mostly the own trade or its group, somewhere within reach, for pay a little below the usual. */
export function drawIntention(
  random: Random,
  world: World,
  trade: Trade,
  home: HomeUnit,
  today: string,
): Intention {
  const aim = drawAim(random);
  const { regions, wageFactor } = drawRegions(random, world, home, aim);
  const wage = trade.wageLow * wageFactor * (0.8 + 0.3 * random.next());
  return {
    occupations: drawOccupations(random, world, trade),
    regions,
    wageMinFen: random.chance(0.12) ? null : Math.round(wage / 100) * 10_000,
    availableFrom: random.chance(0.3) ? daysBefore(today, -random.integer(1, 45)) : null,
    lodgingNeeded: aim === 'county' ? (random.chance(0.2) ? true : null) : random.chance(0.75),
  };
}

function drawOccupations(random: Random, world: World, trade: Trade): string[] {
  if (random.chance(0.08)) return [];
  const own = random.chance(0.25) ? trade.code.slice(0, 7) : trade.code;
  const others = Array.from({ length: random.integer(0, 2) }, () => {
    // Whoever would do something else first thinks of work like the own.
    const related = world.trades.filter(({ code }) => code[0] === trade.code[0]);
    return random.pick(related).code;
  });
  return [...new Set([own, ...others])];
}

function drawRegions(
  random: Random,
  world: World,
  home: HomeUnit,
  aim: Aim,
): { regions: string[]; wageFactor: number } {
  switch (aim) {
    case 'county':
      return { regions: random.chance(0.3) ? [home.county, '50'] : [home.county], wageFactor: 0.85 };
    case 'city': {
      const districts = [random.pick(world.cityDistricts), random.pick(world.cityDistricts)];
      return { regions: random.chance(0.5) ? ['50'] : [...new Set(districts)], wageFactor: 0.95 };
    }
    case 'outside': {
      const first = world.destinations.draw(random);
      const place = random.chance(0.6) ? first.code : first.code.slice(0, 2);
      const more = random.chance(0.4) ? [world.destinations.draw(random).code] : [];
      return {
        regions: [...new Set([place, ...more, ...(random.chance(0.25) ? ['50'] : [])])],
        wageFactor: first.wageFactor,
      };
    }
  }
}
