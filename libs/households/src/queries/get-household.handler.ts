import { SubjectVault } from '@chunfeng/privacy';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { ownOffice } from '../domain/checks';
import type { MemberPerson } from '../domain/household.events';
import { HouseholdMemberEntity } from '../projections/household-member.entity';
import { HouseholdEntity } from '../projections/household.entity';
import { GetHousehold, type ShownHousehold } from './get-household.query';

@QueryHandler(GetHousehold)
export class GetHouseholdHandler implements IQueryHandler<GetHousehold> {
  constructor(
    @InjectRepository(HouseholdEntity) private readonly households: Repository<HouseholdEntity>,
    @InjectRepository(HouseholdMemberEntity) private readonly members: Repository<HouseholdMemberEntity>,
    private readonly vault: SubjectVault,
  ) {}

  async execute({ householdId, caller }: GetHousehold): Promise<ShownHousehold | 'not-found'> {
    const household = await this.households.findOneBy({ householdId });
    if (household === null || ownOffice('', household.office, caller.office)) return 'not-found';
    const members = await this.members.find({ where: { householdId }, order: { place: 'asc' } });
    const [first, later, ...persons] = await this.vault.unsealRefs([
      household.sealed,
      household.moved,
      ...members.map(({ sealed }) => sealed),
    ]);
    return {
      household,
      members: members.map((member, index) => ({
        member,
        person: (persons[index]?.['person'] ?? null) as MemberPerson | null,
      })),
      address: ((later ?? first)?.['address'] ?? null) as string | null,
      cardNumber: (first?.['cardNumber'] ?? null) as string | null,
      full: caller.role === 'clerk' || caller.role === 'bureau',
    };
  }
}
