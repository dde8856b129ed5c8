import { reject } from '@chunfeng/event-log';
import { currentMember, type Household } from '@chunfeng/households';
import type { Finding } from './checks';
import type { Person } from './events/person';

/** The member of a household who becomes a laborer, and keeps the id. */
export interface Membership {
  readonly householdId: string;
  readonly memberId: string;
}

/** The member is there and is the same person: what both records know of number and birth date is the same. */
export function memberFinding(household: Household, memberId: string, person: Person): Finding {
  const member = currentMember(household, memberId);
  if (!member?.person) return reject('laborer.member-unknown', { field: '/memberOf' });
  const { citizenNumber, birthDate, sex } = member.person;
  const same =
    (citizenNumber ?? person.citizenNumber) === person.citizenNumber &&
    birthDate === person.birthDate &&
    sex === person.sex;
  return same ? undefined : reject('laborer.member-differs', { field: '/citizenNumber', rule: 'INV-ID' });
}
