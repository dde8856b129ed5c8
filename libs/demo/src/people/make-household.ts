import type { HouseholdForm } from '@chunfeng/households';
import { daysBefore, yearOf } from '../calendar';
import { demoLaborerId, demoMemberId } from '../demo-ids';
import { Random } from '../random';
import type { World } from '../world';
import { syntheticNumber } from './citizen-number';
import { laborersOf, makeHome } from './home';
import { makeLaborer } from './make-laborer';
import { composeName } from './names';

type Member = HouseholdForm['members'][number];
type Relation = Member['relation'];

/** Running numbers of those who are no laborers begin behind those of the laborers. */
const OTHERS_FROM = 1_000_000;
const OTHERS_AT_MOST = 4;

/**
 * The index-th household, with the laborers who will be registered as its members, and the children and elders who
 * will not. `count`: laborers of the whole demonstration; the last household may be smaller.
 */
export function makeHousehold(
  world: World,
  seed: number,
  index: number,
  { count, today }: { readonly count: number; readonly today: string },
): HouseholdForm {
  const random = Random.of(seed ^ 0x27d4eb2f, index);
  const { office, poor } = makeHome(world, seed, index);
  const laborers = laborersOf(index)
    .filter((laborer) => laborer < count)
    .map((laborer) => laborerMember(world, seed, laborer, today));
  return {
    office,
    residence: office.slice(1),
    address: null,
    cardNumber: poor === null ? null : `DEMO-${String(index).padStart(6, '0')}`,
    source: 'demonstration',
    synthetic: true,
    members: [...related(laborers), ...others(random, seed, index, today)],
    poverty: poor === null ? [] : povertyOf(random, poor, today),
  };
}

function laborerMember(world: World, seed: number, index: number, today: string): Member {
  const { name, citizenNumber } = makeLaborer(world, seed, index, today);
  const memberId = demoLaborerId(seed, index);
  return { memberId, relation: 'other', name, citizenNumber, birthDate: null, sex: null };
}

/** The first is the head; what the others are to the head follows from age and sex. */
function related(members: readonly Member[]): Member[] {
  const [head, ...rest] = members;
  if (head === undefined) return [];
  let married = false;
  const relationOf = (member: Member): Relation => {
    const years = bornIn(member) - bornIn(head);
    if (years >= 17) return 'child';
    if (years <= -17) return 'parent';
    if (married || sexOf(member) === sexOf(head) || Math.abs(years) > 12) return 'sibling';
    married = true;
    return 'spouse';
  };
  return [
    { ...head, relation: 'head' },
    ...rest.map((member) => ({ ...member, relation: relationOf(member) })),
  ];
}

function bornIn({ citizenNumber }: Member): number {
  return Number(citizenNumber?.slice(6, 10));
}

function sexOf({ citizenNumber }: Member): '1' | '2' {
  return Number(citizenNumber?.[16]) % 2 === 1 ? '1' : '2';
}

/** Children and elders, about one to a household; small children have no number yet. */
function others(random: Random, seed: number, household: number, today: string): Member[] {
  const member = (place: number, age: number, relation: Relation): Member => {
    const index = household * OTHERS_AT_MOST + place;
    const sex = random.chance(0.5) ? '1' : '2';
    const birthDate = daysBefore(today, age * 365.25 + random.integer(2, 360));
    const number = age < 6 ? null : syntheticNumber(OTHERS_FROM + index, birthDate, sex);
    return {
      memberId: demoMemberId(seed, index),
      relation,
      name: composeName(random, sex),
      citizenNumber: number,
      birthDate,
      sex,
    };
  };
  return [
    ...(random.chance(0.45) ? [member(0, random.integer(0, 14), 'child')] : []),
    ...(random.chance(0.2) ? [member(1, random.integer(0, 14), 'grandchild')] : []),
    ...(random.chance(0.4) ? [member(2, random.integer(62, 92), 'parent')] : []),
  ];
}

/** Most have left poverty by 2020, a few have fallen back. */
function povertyOf(random: Random, from: string, today: string): HouseholdForm['poverty'] {
  const poor = { status: 'registered-poor', from, source: 'poverty-office' } as const;
  const leftIn = random.integer(2017, 2020);
  if (leftIn > yearOf(today)) return [poor];
  const left = { status: 'exited', from: `${leftIn}-12-31`, source: 'poverty-office' } as const;
  if (!random.chance(0.03)) return [poor, left];
  return [poor, left, { status: 'relapsed', from: `${leftIn + 2}-06-30`, source: 'poverty-office' }];
}
