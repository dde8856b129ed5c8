import type { KeyedHashes } from '@chunfeng/privacy';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { LaborerEntity } from '../projections/laborer.entity';
import { LaborerSearchEntity } from '../projections/laborer-search.entity';
import type { SearchTerms } from './search-laborers.query';

/** Namesakes looked at; those of other offices are left out afterwards. */
const CANDIDATES = 2_000;

/** The statement behind the exact search; its plan is asserted. */
export function searchQuery(
  laborers: Repository<LaborerEntity>,
  hashes: Pick<KeyedHashes, 'ofName' | 'ofPhone'>,
  { name, phone }: SearchTerms,
): SelectQueryBuilder<LaborerEntity> {
  const query = laborers
    .createQueryBuilder('l')
    .innerJoin(LaborerSearchEntity, 's', 's.laborerId = l.laborerId')
    .where('not l.forgotten')
    .orderBy('l.laborerId')
    .limit(CANDIDATES);
  if (name !== undefined) query.andWhere('s.nameHash = :name', { name: hashes.ofName(name) });
  if (phone !== undefined) query.andWhere('s.phoneHash = :phone', { phone: hashes.ofPhone(phone) });
  return query;
}
