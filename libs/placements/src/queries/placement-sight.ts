import type { LaborerEntity } from '@chunfeng/laborers';
import type { PostingEntity } from '@chunfeng/postings';
import { isWithin, type OfficeId, ROOT_OFFICE } from '@chunfeng/reference';
import type { PlacementEntity } from '../projections/placement.entity';

/** Whose placements a caller may see. */
export type PlacementSight =
  | { readonly kind: 'employer'; readonly employerId: string }
  /** What the office referred, nothing else: brokers and fairs. */
  | { readonly kind: 'referrer'; readonly office: string }
  /** Whatever the office has a part in; auditors change nothing. */
  | { readonly kind: 'office'; readonly office: string; readonly changes: boolean };

/**
 * On whose side of a placement a caller stands. `person`: the person's own office, or the one that referred;
 * `posting`: the employer, or the office that keeps its posting; `ledger`: reads what becomes of its people;
 * `referrer`: a broker or a fair.
 */
export type Side = 'person' | 'posting' | 'ledger' | 'referrer';

export type PersonOfPlacement = Pick<
  LaborerEntity,
  'laborerId' | 'office' | 'unitResponsible' | 'unitLedger' | 'consent' | 'sealed' | 'forgotten'
>;
export type PostingOfPlacement = Pick<PostingEntity, 'postingId' | 'office'>;

/** The same rules as `domain/reach.ts`, and the reading of the ledger beside them. */
export function sideOf(
  sight: PlacementSight,
  placement: PlacementEntity,
  person: PersonOfPlacement | undefined,
  posting: PostingOfPlacement | undefined,
): Side | undefined {
  if (sight.kind === 'employer') return placement.employerId === sight.employerId ? 'posting' : undefined;
  const { office } = sight;
  const own = (place: string): boolean => isWithin(place as OfficeId, office as OfficeId);
  if (sight.kind === 'referrer') return own(placement.office) ? 'referrer' : undefined;
  if (own(placement.office) || (person !== undefined && isOwnPerson(person, own))) return 'person';
  if (posting !== undefined && ownersOf(posting, placement).some(own)) return 'posting';
  return person !== undefined && own(person.unitLedger) ? 'ledger' : undefined;
}

function isOwnPerson(person: PersonOfPlacement, own: (place: string) => boolean): boolean {
  return own(person.office) || own(person.unitResponsible);
}

/** A posting that no office collected belongs to the unit of its place of work, and to the bureau outside the city. */
function ownersOf({ office }: PostingOfPlacement, { placeUnits }: PlacementEntity): readonly string[] {
  if (office !== null) return [office];
  return placeUnits.length > 0 ? placeUnits : [ROOT_OFFICE];
}

/** Who may read a laborer's placements: whoever may read the laborer. */
export function mayReadPerson(
  person: PersonOfPlacement,
  { office }: Extract<PlacementSight, { kind: 'office' }>,
): boolean {
  const own = (place: string): boolean => isWithin(place as OfficeId, office as OfficeId);
  return isOwnPerson(person, own) || own(person.unitLedger);
}
