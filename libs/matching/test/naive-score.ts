import type { PointReason } from '../src/domain/reasons';
import type { World, WorldPerson, WorldPosting } from './world';

/**
 * The score computed a second time, from the world itself and with nothing of the product's code: no packed codes, no
 * rows, no bits. Slow and obvious on purpose.
 */
export type Naive =
  | { readonly failed: string }
  | { readonly failed: null; readonly tier: number; readonly points: Points; readonly key: number };
type Points = Readonly<Partial<Record<PointReason, number>>>;

const EXAMINED = ['civil-service', 'public-institution', 'grassroots-project', 'special-post-teacher'];
const RANKS: Readonly<Record<string, number>> = {
  '80': 1,
  '71': 2,
  '61': 3,
  '47': 3,
  '31': 4,
  '21': 5,
  '90': 0,
};

export function naiveScore(world: World, person: WorldPerson, posting: WorldPosting): Naive {
  const failed = firstFailure(world, person, posting);
  if (failed !== null) return { failed };
  const tier = tierOf(world, person, posting);
  const points = pointsOf(world, person, posting);
  const sum = Object.values(points).reduce((total, value) => total + value, 0);
  const seniority = 2_097_151 - world.people.indexOf(person);
  return { failed: null, tier, points, key: (tier * 128 + sum) * 2_097_152 + seniority };
}

/** Placements whose last move left them with a vacancy; a referral alone has none. */
function holders({ vacancies = [] }: WorldPosting): number {
  const last = new Map(
    vacancies.filter(({ what }) => what !== 'counted').map(({ placement, what }) => [placement, what]),
  );
  return [...last.values()].filter((what) => what === 'reserved' || what === 'taken').length;
}

function firstFailure({ policy, on }: World, person: WorldPerson, posting: WorldPosting): string | null {
  const { terms } = posting;
  const year = Number(on.slice(0, 4));
  const ageThisYear = year - person.birthYear;
  if (posting.listing === 'unchecked') return 'posting-unchecked';
  if (posting.listing === 'listed-incomplete') return 'posting-incomplete';
  if (EXAMINED.includes(terms.kind)) return 'posting-examined';
  if (terms.headcount !== null && holders(posting) >= terms.headcount) return 'no-vacancy';
  if (terms.validFrom !== null && terms.validFrom > on) return 'posting-not-valid-yet';
  if ((terms.validThrough ?? '2026-12-31') < on) return 'posting-expired';
  if (!person.consent) return 'person-no-consent';
  if (['in-school', 'not-able'].includes(person.status)) return 'person-status';
  if (person.status === 'employed' && !person.secondary) return 'person-status';
  if (person.willing === 'unwilling') return 'person-unwilling';
  const wish = person.intention;
  if (wish === null) return 'person-no-intention';
  if (year > person.untilYear || ageThisYear < policy.limits.minimumAge.value)
    return 'person-outside-working-age';
  if (
    wish.availableFrom !== null &&
    daysBetween(on, wish.availableFrom) > policy.limits.availableWithinDays.value
  )
    return 'person-not-available-yet';
  const place = terms.place ?? '';
  if (!wish.regions.some((region) => place.startsWith(region))) return 'region-not-accepted';
  if (closeness(wish.occupations, terms.occupation?.code ?? '') < policy.limits.lowestCloseness.value)
    return 'occupation-too-far';
  if (terms.age !== null) {
    const possibleAges = [ageThisYear - 1, ageThisYear];
    const { min, max } = terms.age;
    if (min !== null && possibleAges.every((age) => age < min)) return 'age-outside-limits';
    if (max !== null && possibleAges.every((age) => age > max)) return 'age-outside-limits';
  }
  if (terms.education !== null && rank(person.education) < rank(terms.education)) return 'education-too-low';
  if (terms.health === 'good' && !policy.goodHealth.value.includes(person.health)) return 'health-not-suited';
  const required = terms.requiredSkill;
  if (
    required !== null &&
    !person.skills.some(
      ({ occupation, level }) =>
        level !== null && level <= required.level && isWithin(occupation, required.occupation),
    )
  )
    return 'required-skill-missing';
  const highest = monthly(policy, terms.wage, terms.wage?.maxFen ?? null);
  if (highest !== null && wish.wageMinFen !== null && highest < wish.wageMinFen - 1e-6)
    return 'wage-below-wish';
  if (wish.lodgingNeeded === true && terms.lodging === false && !isHome(person, posting))
    return 'lodging-not-offered';
  if (
    terms.kind === 'public-welfare' &&
    policy.welfare.exclusive.value &&
    tierOf({ policy }, person, posting) === 0
  )
    return 'welfare-not-eligible';
  return null;
}

function tierOf({ policy }: Pick<World, 'policy'>, person: WorldPerson, posting: WorldPosting): number {
  if (posting.terms.kind !== 'public-welfare') return 0;
  const { classes, needsHardToPlace } = policy.welfare;
  if (needsHardToPlace.value && !person.groups.includes('hard-to-place')) return 0;
  const at = classes.value.findIndex((groups) => groups.some((group) => person.groups.includes(group)));
  return at < 0 ? 0 : classes.value.length - at;
}

function pointsOf({ policy, on }: World, person: WorldPerson, { terms, ...posting }: WorldPosting): Points {
  const wish = person.intention;
  if (wish === null) throw new Error('a person without a wish has no points');
  const code = terms.occupation?.code ?? '';
  const found: PointReason[] = [];
  const near = closeness(wish.occupations, code);
  found.push(
    near === 4
      ? 'occupation-exact'
      : near === 3
        ? 'occupation-same-group'
        : near === 2
          ? 'occupation-within-stated'
          : 'occupation-any-work',
  );
  const same = person.skills.filter(({ occupation }) => occupation === code);
  const related = person.skills.filter(
    ({ occupation }) => minor(occupation) !== null && minor(occupation) === minor(code),
  );
  const counted = [...same, ...related];
  if (same.length > 0) found.push('skill-same-occupation');
  else if (related.length > 0) found.push('skill-same-group');
  if (counted.some(({ level }) => level !== null)) found.push('skill-certificate');
  const recently = policy.limits.trainedWithinDays.value;
  if (
    counted.some(
      ({ source, acquiredOn }) =>
        source === 'training' && acquiredOn !== null && daysBetween(acquiredOn, on) <= recently,
    )
  )
    found.push('trained-recently');
  const stated = monthly(policy, terms.wage, terms.wage?.maxFen ?? terms.wage?.minFen ?? null);
  if (stated !== null && wish.wageMinFen !== null) {
    const wellAbove = (wish.wageMinFen * policy.limits.wageWellAbovePercent.value) / 100;
    if (stated >= wellAbove - 1e-6) found.push('wage-well-above-wish');
    else if (stated >= wish.wageMinFen - 1e-6) found.push('wage-reaches-wish');
  }
  const regions = wish.regions.filter((region) => (terms.place ?? '').startsWith(region));
  const narrowest = Math.max(...regions.map((region) => region.length));
  if (isHome(person, { ...posting, terms })) found.push('place-home-county');
  else
    found.push(
      narrowest === 6 ? 'place-named-county' : narrowest === 4 ? 'place-named-city' : 'place-named-province',
    );
  if (person.groups.some((group) => terms.targetGroups.includes(group))) found.push('group-addressed');
  if (person.groups.some((group) => policy.priorityGroups.value.includes(group)))
    found.push('priority-group');
  if (wish.lodgingNeeded === true && terms.lodging === true) found.push('lodging-offered');
  return Object.fromEntries(found.map((reason) => [reason, policy.points[reason].value]));
}

/** 4 exactly asked for · 3 same minor group · 2 within a wider group asked for · 1 any work · 0 none of it. */
function closeness(wishes: readonly string[], code: string): number {
  if (wishes.length === 0) return 1;
  if (wishes.includes(code)) return 4;
  if (wishes.some((wish) => minor(wish) !== null && minor(wish) === minor(code))) return 3;
  return wishes.some((wish) => isWithin(code, wish)) ? 2 : 0;
}

function minor(code: string): string | null {
  const parts = code.split('-');
  return parts.length < 3 ? null : parts.slice(0, 3).join('-');
}

function isWithin(code: string, group: string): boolean {
  return code === group || code.startsWith(`${group}-`);
}

function isHome(person: WorldPerson, { terms }: WorldPosting): boolean {
  return (
    terms.place !== null && terms.place.length >= 6 && terms.place.startsWith(person.residence.slice(0, 6))
  );
}

function rank(education: string): number {
  const known = RANKS[education];
  if (known === undefined) throw new Error(`the naive computation does not know education ${education}`);
  return known;
}

/** Fen a month; null: unknown. */
function monthly(
  { wageFactors }: World['policy'],
  wage: WorldPosting['terms']['wage'],
  fen: number | null,
): number | null {
  if (wage === null || fen === null || wage.period === 'piece') return null;
  const { numerator, denominator } = wageFactors[wage.period];
  return (fen * numerator) / denominator;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
