import { liesInCity, unitsOfPlace } from './direction';
import type { FourUnits, WorkFacts } from './facts';
import type { Standing } from './placement.events';

/**
 * The person's four units as they are once the person works there (domain.md §3): employed inside the city → the unit
 * of work is responsible; outside → origin. Secondary work moves nobody, and what is not known changes nothing.
 *
 * @param told the unit of work, where somebody knows what the place alone leaves open.
 */
export function unitsAtWork(
  units: FourUnits,
  work: WorkFacts,
  standing: Standing,
  told: string | null,
): FourUnits {
  const where = placeOfWork(work, told);
  const workplace = where === 'outside' || where === 'unknown' ? null : where;
  if (standing === 'secondary' || where === 'unknown') return { ...units, workplace };
  return { ...units, workplace, responsible: workplace ?? units.origin };
}

/** A reporting unit, `outside` the city, or `unknown`: a county in which two units lie tells neither. */
function placeOfWork({ place, direction }: WorkFacts, told: string | null): string {
  if (direction === 'abroad') return 'outside';
  if (place === null) return told ?? 'unknown';
  if (!liesInCity(place)) return 'outside';
  const possible = unitsOfPlace(place);
  return possible !== 'any' && possible.length === 1 ? (possible[0] ?? 'unknown') : (told ?? 'unknown');
}
