import { type Refusal, reject } from '@chunfeng/event-log';
import { parseCitizenNumber } from '@chunfeng/privacy';
import { firstOf, pastDay } from './checks';
import type { MemberForm } from './form';
import type { HouseholdErrorCode } from './household.errors';
import type { MemberPerson } from './household.events';

/**
 * The person behind a form. A citizen number says birth date and sex by itself; whatever else the form says must
 * agree with it. Children and elders are members like everybody else: no age is refused.
 */
export function readMember(
  form: MemberForm,
  { at, today, synthetic }: { readonly at: string; readonly today: string; readonly synthetic: boolean },
): { readonly person: MemberPerson } | Refusal<HouseholdErrorCode> {
  const { name, citizenNumber, birthDate, sex } = form;
  if (citizenNumber === null) {
    if (birthDate === null) return reject('household.date-impossible', { field: `${at}/birthDate` });
    const finding = firstOf(pastDay(`${at}/birthDate`, birthDate, today));
    if (finding) return finding;
    if (sex === null) return reject('household.citizen-number-wrong', { field: `${at}/citizenNumber` });
    return { person: { name, birthDate, sex, citizenNumber: null } };
  }
  const read = parseCitizenNumber(citizenNumber, today);
  if (typeof read === 'string')
    return reject('household.citizen-number-wrong', {
      field: `${at}/citizenNumber`,
      rule: 'GB 11643-1999',
      params: { fault: read },
    });
  if ((birthDate !== null && birthDate !== read.birthDate) || (sex !== null && sex !== read.sex))
    return reject('household.birth-date-differs', { field: `${at}/birthDate`, rule: 'GB 11643-1999' });
  // Made-up people have numbers that were never given out, so that no real person can match.
  if (synthetic && !read.number.startsWith('00'))
    return reject('household.synthetic-number', { field: `${at}/citizenNumber` });
  return { person: { name, birthDate: read.birthDate, sex: read.sex, citizenNumber: read.number } };
}
