import type { OfficeId } from '@chunfeng/reference';
import { Random } from '../random';
import type { HomeUnit, World } from '../world';

/** Where a household lives, and since when it has been registered as poor; `null`: it never was. */
export interface Home {
  readonly home: HomeUnit;
  readonly office: OfficeId;
  readonly poor: string | null;
}

/** Laborers of two households that follow one another: two and three, so that 5,000 people make 2,000 households. */
const PAIR = 5;
const FIRST_OF_PAIR = 2;

export function householdOf(laborerIndex: number): number {
  const pair = Math.floor(laborerIndex / PAIR);
  return pair * 2 + (laborerIndex % PAIR < FIRST_OF_PAIR ? 0 : 1);
}

/** Indexes of the household's laborers. */
export function laborersOf(household: number): readonly number[] {
  const first = Math.floor(household / 2) * PAIR;
  return household % 2 === 0 ? [first, first + 1] : [first + 2, first + 3, first + 4];
}

/** The same for everybody of the household. */
export function makeHome(world: World, seed: number, household: number): Home {
  const random = Random.of(seed ^ 0x5bd1e995, household);
  const home = world.homesByPeople.draw(random);
  const office = random.pick(home.townships);
  const poor = random.chance(home.poor ? 0.7 : 0.35) ? `${random.integer(2014, 2016)}-01-01` : null;
  return { home, office, poor };
}
