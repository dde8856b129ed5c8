import type { Caller } from '@chunfeng/http';
import { type OfficeId, reportingUnitOf, reportingUnits, ROOT_OFFICE } from '@chunfeng/reference';

export type UnitRefusal = 'unit-not-own' | 'unit-unknown';

/**
 * The unit to which a caller's figures are limited: the bureau sees the whole city, everybody else the unit of the own
 * office, for figures go no deeper than units.
 * @returns `undefined` for the whole city.
 */
export function unitSeen(
  { office }: Caller,
  asked: string | undefined,
): { readonly unit: string | undefined } | UnitRefusal {
  if (asked !== undefined && asked !== 'unknown' && !reportingUnits().some(({ id }) => id === asked))
    return 'unit-unknown';
  if (office === ROOT_OFFICE) return { unit: asked };
  const own = office === undefined ? undefined : reportingUnitOf(office as OfficeId);
  if (own === undefined || (asked !== undefined && asked !== own)) return 'unit-not-own';
  return { unit: own };
}
