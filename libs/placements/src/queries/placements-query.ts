import { findOffice, officesUnder, type OfficeId } from '@chunfeng/reference';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { PlacementEntity } from '../projections/placement.entity';
import type { Basis, PlacementFilters } from './find-placements.query';
import type { PlacementSight } from './placement-sight';

/** The statement behind every list of placements; its plans are asserted (`find-placements.int.spec.ts`). */
export function placementsQuery(
  placements: Repository<PlacementEntity>,
  filters: PlacementFilters,
  sight: PlacementSight | 'all-of-one-person',
  limit: number,
  after: number | undefined,
): SelectQueryBuilder<PlacementEntity> {
  const query = placements.createQueryBuilder('p').orderBy('p.firstPosition', 'DESC').limit(limit);
  if (sight !== 'all-of-one-person') withinSight(query, sight, filters.basis ?? 'any');
  const { laborerId, postingId, employerId, status, dueBefore } = filters;
  if (laborerId !== undefined) query.andWhere('p.laborerId = :laborerId', { laborerId });
  if (postingId !== undefined) query.andWhere('p.postingId = :postingId', { postingId });
  if (employerId !== undefined) query.andWhere('p.employerId = :employerId', { employerId });
  if (status !== undefined) query.andWhere('p.status = :status', { status });
  // Written out, for the partial index.
  if (dueBefore !== undefined)
    query.andWhere(`p.status = 'referred' and p.dueOn < :dueBefore`, { dueBefore });
  if (after !== undefined) query.andWhere('p.firstPosition < :after', { after });
  return query;
}

function withinSight(query: SelectQueryBuilder<PlacementEntity>, sight: PlacementSight, basis: Basis): void {
  if (sight.kind === 'employer') {
    query.andWhere('p.employerId = :sightEmployer', { sightEmployer: sight.employerId });
    return;
  }
  const { office } = sight;
  const { within, parameters } = officeTest(office);
  const conditions = {
    person: ofPerson(`${within('l.office')} or ${within('l.unit_responsible')}`),
    ledger: ofPerson(within('l.unit_ledger')),
    referrer: within('p.office'),
    posting: ofPosting(within('o.office')),
  };
  const { person, ledger, referrer, posting } = conditions;
  const test =
    sight.kind === 'referrer'
      ? referrer
      : { ...conditions, any: `(${[referrer, person, posting, ledger].join(' or ')})` }[basis];
  query.andWhere(test, parameters);
}

const ofPerson = (test: string): string =>
  `exists (select 1 from view.laborers l where l.laborer_id = p.laborer_id and (${test}))`;

/** A posting that no office collected belongs to the unit of its place of work; see `placement-sight.ts`. */
const ofPosting = (test: string): string =>
  `exists (select 1 from view.postings o where o.posting_id = p.posting_id
    and (${test} or o.office is null and :office = any(p.place_units)))`;

interface OfficeTest {
  readonly within: (column: string) => string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Offices below a township are known by their prefix, those below a unit by the tree. */
function officeTest(office: string): OfficeTest {
  switch (findOffice(office)?.level) {
    case 'municipal':
      return { within: () => 'true', parameters: { office } };
    case 'unit':
      return {
        within: (column) => `(${column} = :office or substr(${column}, 2, 9) = any(:townships))`,
        parameters: { office, townships: officesUnder(office as OfficeId).map(({ id }) => id.slice(1)) },
      };
    case 'township': {
      const villages = `V${office.slice(1)}`;
      return {
        within: (column) =>
          `(${column} = :office or (${column} collate "C" >= :villages and ${column} collate "C" < :beyond))`,
        parameters: { office, villages, beyond: `${villages}:` },
      };
    }
    case 'village':
      return { within: (column) => `${column} = :office`, parameters: { office } };
    case undefined:
      return { within: () => 'false', parameters: { office } };
  }
}
