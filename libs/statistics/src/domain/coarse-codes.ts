import type { FourUnits, WorkFacts } from '@chunfeng/placements';

/** Section of GB/T 4754-2011, e.g. `C` of `C1713`; `null`: unknown. */
export function sectionOf(industry: string | null): string | null {
  return industry?.slice(0, 1) ?? null;
}

/** One of the 79 middle groups, e.g. `4-07` of `4-07-05-01`; `null`: unknown, or told only as a large group. */
export function middleGroupOf(occupation: string | null): string | null {
  const [large, middle] = occupation?.split('-') ?? [];
  return large === undefined || middle === undefined ? null : `${large}-${middle}`;
}

/**
 * Where the work lies: `abroad`; a province (2 digits) outside the city; inside it the reporting unit where that is
 * known, else the district (6 digits), else the city (`50`); `null`: unknown.
 */
export function destinationOf(
  { place, direction }: Pick<WorkFacts, 'place' | 'direction'>,
  { workplace }: Pick<FourUnits, 'workplace'>,
): string | null {
  if (direction === 'abroad') return 'abroad';
  if (workplace !== null) return workplace;
  if (place === null) return null;
  const insideCity = place.startsWith('50') && place.length >= 6;
  return insideCity ? place.slice(0, 6) : place.slice(0, 2);
}

/** A word for "not known" in an event is nothing known in a fact, so that there is one unknown only. */
export function knownOnly(value: string | null): string | null {
  return value === 'unknown' ? null : value;
}
