import { findOffice } from '@chunfeng/reference';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { LaborerEntity } from '../projections/laborer.entity';
import type { LaborerFilters } from './find-laborers.query';

/** The statement behind every work list; its plans are asserted (`find-laborers.int.spec.ts`). */
export function laborersQuery(
  laborers: Repository<LaborerEntity>,
  filters: LaborerFilters,
  limit: number,
  after: string | undefined,
): SelectQueryBuilder<LaborerEntity> {
  const query = laborers.createQueryBuilder('l').where('not l.forgotten').orderBy('l.laborerId').limit(limit);
  withinOffice(query, filters);
  const { work, training, schooling, business, status, verification, group } = filters;
  if (work !== undefined) query.andWhere('l.willWork = :work', { work });
  if (training !== undefined) query.andWhere('l.willTraining = :training', { training });
  if (schooling !== undefined) query.andWhere('l.willSchooling = :schooling', { schooling });
  if (business !== undefined) query.andWhere('l.willBusiness = :business', { business });
  if (status === 'unverified') query.andWhere('l.employmentStatus is null');
  else if (status !== undefined) query.andWhere('l.employmentStatus = :status', { status });
  if (verification === 'due') query.andWhere('l.verificationDueOn is not null');
  if (group !== undefined) query.andWhere(':group = any(l.openGroups)', { group });
  if (after !== undefined) query.andWhere('l.laborerId > :after', { after });
  return query;
}

/** A unit's people are those it serves or keeps on its ledger; a township's those whom its offices registered. */
function withinOffice(query: SelectQueryBuilder<LaborerEntity>, { office, basis }: LaborerFilters): void {
  switch (findOffice(office)?.level) {
    case 'municipal':
      return;
    case 'unit':
      query.andWhere(basis === 'ledger' ? 'l.unitLedger = :office' : 'l.unitResponsible = :office', {
        office,
      });
      return;
    case 'township': {
      // Villages are V and the township's nine digits and three more.
      const villages = `V${office.slice(1)}`;
      query.andWhere('(l.office = :office or (l.office >= :villages and l.office < :beyond))', {
        office,
        villages,
        beyond: `${villages}:`,
      });
      return;
    }
    case 'village':
      query.andWhere('l.office = :office', { office });
      return;
    case undefined:
      query.andWhere('false');
  }
}
