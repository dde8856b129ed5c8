import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { MemberPerson } from '../domain/household.events';
import type { HouseholdMemberEntity } from '../projections/household-member.entity';
import type { HouseholdEntity } from '../projections/household.entity';

/** A member with the person, `null` once forgotten. */
export interface ShownMember {
  readonly member: HouseholdMemberEntity;
  readonly person: MemberPerson | null;
}

export interface ShownHousehold {
  readonly household: HouseholdEntity;
  readonly members: readonly ShownMember[];
  readonly address: string | null;
  readonly cardNumber: string | null;
  /** Clerks and bureaus see citizen numbers and birth dates; auditors see them masked. */
  readonly full: boolean;
}

export class GetHousehold extends Query<ShownHousehold | 'not-found'> {
  constructor(
    readonly householdId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
