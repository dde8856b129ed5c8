import type { RegisteredLaborer } from '@chunfeng/laborers';
import type { PlainDate } from '@chunfeng/reference';
import type { FourUnits, PersonFacts } from './facts';

type Facts = Omit<PersonFacts, 'units'>;

/** What statistics may know of a person on a day. Codes and bands only. */
export function personFacts(laborer: RegisteredLaborer, on: PlainDate, units: FourUnits): PersonFacts {
  return { units, ...factsOn(laborer, on) };
}

/** Groups and age band belong to a day; the rest is as now known. */
function factsOn({ person, profile, groups, household, synthetic }: RegisteredLaborer, on: PlainDate): Facts {
  return {
    groups: groupsOn(groups, on),
    ageBand: ageBandOn(person?.birthDate ?? `${profile.birthYear}-01-01`, on),
    education: profile.education,
    household,
    synthetic,
  };
}

function groupsOn(groups: RegisteredLaborer['groups'], on: PlainDate): string[] {
  const valid = groups.filter(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo),
  );
  return [...new Set(valid.map(({ group }) => group))].sort();
}

const BANDS = ['16-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49', '50-54', '55-59'] as const;

/** @returns `null` below 16: work of a child is no fact of an age band, and a wrong birth date none either. */
export function ageBandOn(birthDate: PlainDate, on: PlainDate): PersonFacts['ageBand'] {
  const age =
    Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
  if (age < 16) return null;
  return age < 20 ? '16-19' : (BANDS[Math.floor(age / 5) - 3] ?? '60+');
}
