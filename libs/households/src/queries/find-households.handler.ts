import { findOffice, officesUnder, type OfficeId } from '@chunfeng/reference';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { HouseholdEntity } from '../projections/household.entity';
import { FindHouseholds } from './find-households.query';

@QueryHandler(FindHouseholds)
export class FindHouseholdsHandler implements IQueryHandler<FindHouseholds> {
  constructor(@InjectRepository(HouseholdEntity) private readonly households: Repository<HouseholdEntity>) {}

  execute({ filters, limit, after }: FindHouseholds): Promise<HouseholdEntity[]> {
    const query = this.households.createQueryBuilder('h').orderBy('h.householdId').limit(limit);
    withinOffice(query, filters.office);
    if (filters.poverty !== undefined)
      query.andWhere('h.povertyStatus = :poverty', { poverty: filters.poverty });
    if (after !== undefined) query.andWhere('h.householdId > :after', { after });
    return query.getMany();
  }
}

/** Offices below a township are known by their prefix; below a unit by the tree. */
function withinOffice(query: SelectQueryBuilder<HouseholdEntity>, office: string): void {
  switch (findOffice(office)?.level) {
    case 'municipal':
      return;
    case 'unit': {
      const townships = officesUnder(office as OfficeId).map(({ id }) => id.slice(1));
      query.andWhere('(h.office = :office or substr(h.office, 2, 9) = any(:townships))', {
        office,
        townships,
      });
      return;
    }
    case 'township':
      query.andWhere('(h.office = :office or (h.office >= :villages and h.office < :beyond))', {
        office,
        villages: `V${office.slice(1)}`,
        beyond: `V${office.slice(1)}:`,
      });
      return;
    case 'village':
      query.andWhere('h.office = :office', { office });
      return;
    case undefined:
      query.andWhere('false');
  }
}
