import type { Caller } from '@chunfeng/http';
import { isWithin, type OfficeId } from '@chunfeng/reference';
import type { Holding } from './match-rows';

/**
 * "Own" is an office and what lies below it: the office that registered the person, the responsible unit, or the one
 * that keeps the ledger. An employer owns nobody.
 */
export function mayKnow(
  { role, office }: Caller,
  { office: registered, responsible, ledger }: Holding,
): boolean {
  if (office === undefined || role === 'employer') return false;
  return [registered, responsible, ledger].some((place) => isWithin(place as OfficeId, office as OfficeId));
}
