import { ProblemException } from '@chunfeng/http';
import { findOffice, isPlainDate, isWithin, type OfficeId } from '@chunfeng/reference';
import type { PlacementFilters } from '../queries/find-placements.query';
import type { PlacementSight } from '../queries/placement-sight';
import type { FindPlacementsDto } from './dto/find-placements.dto';

/** @throws ProblemException for a day that the calendar does not have. */
export function toFilters(query: FindPlacementsDto): PlacementFilters {
  const { laborer, posting, employer, status, dueBefore, basis } = query;
  if (dueBefore !== undefined && !isPlainDate(dueBefore)) refuse('placement.date-impossible', 'dueBefore');
  return { laborerId: laborer, postingId: posting, employerId: employer, status, dueBefore, basis };
}

/**
 * The sight narrowed to the office that is asked for.
 * @throws ProblemException for an office that does not exist, or that is not within the caller's.
 */
export function withinOffice(sight: PlacementSight, { office }: FindPlacementsDto): PlacementSight {
  if (office === undefined) return sight;
  if (findOffice(office) === undefined) refuse('placement.office-unknown', 'office');
  // An employer has no office, so none is its own.
  if (sight.kind === 'employer' || !isWithin(office as OfficeId, sight.office as OfficeId))
    return refuse('placement.office-not-own', 'office');
  return { ...sight, office };
}

function refuse(code: string, field: string): never {
  throw new ProblemException(code, { errors: [{ in: 'query', field, code }] });
}
