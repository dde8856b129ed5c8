import type { Person } from '@chunfeng/laborers';
import type { PlacementViewStatus } from '../projections/placements.table';
import type { PersonOfPlacement, Side } from './placement-sight';

/** What a placement shows of a person; never the citizen number. */
export interface ShownPerson {
  readonly name: string;
  readonly phone: string | null;
}

/** Nobody is hired any more: the employer has no use of the name. */
const OVER: ReadonlySet<PlacementViewStatus> = new Set([
  'declined',
  'lapsed',
  'cancelled',
  'closed-elsewhere',
  'reversed',
]);

/** The work has begun: also a suspended employer knows who works there. */
const WORK: ReadonlySet<PlacementViewStatus> = new Set(['started', 'ended']);

/**
 * INV-HIDE: the employer's side is told who comes while there is consent and something to do with each other.
 *
 * @param suspended the caller is an employer that is suspended: nobody is sent there, so it is not told who would come.
 */
export function mayNamePerson(
  side: Side,
  status: PlacementViewStatus,
  person: PersonOfPlacement | undefined,
  suspended = false,
): boolean {
  if (person === undefined || person.forgotten || (suspended && !WORK.has(status))) return false;
  return side !== 'posting' || (person.consent !== null && !OVER.has(status));
}

/** @param person `null` once forgotten: the key goes before the view hears of it. */
export function showPerson(side: Side, person: Person | null): ShownPerson | null {
  if (person === null) return null;
  const { name, phone } = person;
  return side === 'referrer' ? { name: maskName(name), phone: null } : { name, phone };
}

/** The first character, as on a number called out in a waiting hall. */
function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  return first + '*'.repeat(Math.max(rest.length, 1));
}
