import { maskCitizenNumber } from '@chunfeng/privacy';
import type { HouseholdEntity } from '../projections/household.entity';
import type { ShownHousehold, ShownMember } from '../queries/get-household.query';
import type { HouseholdDto, HouseholdMemberDto, HouseholdSummaryDto } from './dto/household.dto';

export function summaryOf(household: HouseholdEntity): HouseholdSummaryDto {
  return columnsOf(household);
}

function columnsOf(household: HouseholdEntity) {
  const { householdId, version, office, residence, synthetic, povertyStatus, members } = household;
  return { id: householdId, version, office, residence, synthetic, povertyStatus, members };
}

export function showHousehold(shown: ShownHousehold): HouseholdDto {
  const { household, members, address, cardNumber, full } = shown;
  return {
    ...columnsOf(household),
    address: full ? address : null,
    cardNumber: full ? cardNumber : null,
    poverty: household.poverty,
    memberList: members.map((member) => memberOf(member, full)),
  };
}

function memberOf({ member, person }: ShownMember, full: boolean): HouseholdMemberDto {
  const number = person?.citizenNumber ?? null;
  return {
    id: member.memberId,
    relation: member.relation,
    name: person?.name ?? null,
    citizenNumber: number === null || full ? number : maskCitizenNumber(number),
    birthDate: full ? (person?.birthDate ?? null) : null,
    sex: person?.sex ?? null,
    leftOn: member.leftOn,
    leftReason: member.leftReason,
    // The key goes before the view hears of it.
    forgotten: member.forgotten || person === null,
  };
}
