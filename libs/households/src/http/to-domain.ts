import { uuidv7 } from 'uuidv7';
import type { Caller } from '@chunfeng/http';
import type { HouseholdForm } from '../domain/form';
import type { RegisterHouseholdDto } from './dto/household-form.dto';
import type { MemberDto } from './dto/member.dto';

export function toForm(body: RegisterHouseholdDto, caller: Caller): HouseholdForm {
  const { office, residence, address = null, cardNumber = null, source = 'visit', synthetic = false } = body;
  return {
    office: office ?? caller.office ?? '',
    residence,
    address,
    cardNumber,
    source,
    synthetic,
    members: (body.members ?? []).map(toMember),
    poverty: (body.poverty ?? []).map(({ status, from, source: by }) => ({ status, from, source: by })),
  };
}

export function toMember(body: MemberDto): HouseholdForm['members'][number] {
  const { relation, name, citizenNumber = null, birthDate = null, sex = null, memberId } = body;
  const person = { relation, name, citizenNumber, birthDate, sex };
  const stated = memberId?.toLowerCase();
  return stated === undefined
    ? { memberId: uuidv7(), ...person }
    : { memberId: stated, joins: true, ...person };
}
