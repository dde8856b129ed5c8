import type { MemberPerson, Relation } from './household.events';
import type { PovertyRecord } from './household';

/** A member as a clerk writes it down. Of a person with a citizen number, birth date and sex may be left out. */
export interface MemberForm {
  readonly relation: Relation;
  readonly name: string;
  readonly citizenNumber: string | null;
  readonly birthDate: string | null;
  readonly sex: MemberPerson['sex'] | null;
  /** The id was stated, as that of a laborer who is registered already; default: it was made for the member. */
  readonly joins?: boolean;
}

/** A household with its members and what is known of its poverty status, in one append. */
export interface HouseholdForm {
  readonly office: string;
  readonly residence: string;
  readonly address: string | null;
  readonly cardNumber: string | null;
  readonly source: 'visit' | 'roster' | 'demonstration';
  readonly synthetic: boolean;
  /** With the ids that the members keep as laborers. */
  readonly members: readonly (MemberForm & { readonly memberId: string })[];
  readonly poverty: readonly PovertyRecord[];
}
