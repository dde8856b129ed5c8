import type { PlacementSight } from '../queries/placement-sight';
import type { PlacementView } from '../queries/placement-view';
import type { PlacementEntity } from '../projections/placement.entity';
import type { PlacementDto } from './dto/placement.dto';
import { stepsFrom } from './steps';

/** A placement as the API shows it to one caller. */
export function showPlacement(
  { placement, side, person }: PlacementView,
  sight: PlacementSight,
): PlacementDto {
  const readsOnly = sight.kind === 'office' && !sight.changes;
  return {
    id: placement.placementId,
    version: placement.version,
    status: placement.status,
    allowed: readsOnly ? [] : stepsFrom(placement.status, side),
    laborerId: placement.laborerId,
    person,
    postingId: placement.postingId,
    employerId: placement.employerId,
    route: placement.route,
    channel: placement.channel,
    standing: placement.standing,
    slip: placement.slip,
    office: placement.office,
    ...unitsAndWork(placement),
    ...referralOf(placement),
    ...workOf(placement),
    reason: placement.reason,
    // Where else the person works is not for the employer's side to know.
    closedBy: side === 'person' || side === 'ledger' ? placement.closedBy : null,
    synthetic: placement.synthetic,
    recordedAt: placement.recordedAt.toISOString(),
    changedAt: placement.changedAt.toISOString(),
  };
}

function unitsAndWork(placement: PlacementEntity): Pick<PlacementDto, 'units' | 'work'> {
  const { occupation, industry, workForm, place, direction, postingKind } = placement;
  return {
    units: {
      origin: placement.unitOrigin,
      ledger: placement.unitLedger,
      responsible: placement.unitResponsible,
      workplace: placement.unitWorkplace,
    },
    work: { occupation, industry, workForm, place, direction, postingKind },
  };
}

function referralOf(placement: PlacementEntity) {
  const { referredOn, dueOn, answeredOn, answeredBy, interviewOn, interviewOutcome } = placement;
  const { offerStartOn, acceptedOn } = placement;
  return {
    ...{ referredOn, dueOn, answeredOn, answeredBy, interviewOn, interviewOutcome, offerStartOn, acceptedOn },
    offerWageFen: fenOf(placement.offerWageFen),
  };
}

function workOf(placement: PlacementEntity) {
  const { startedOn, contract, startVerifiedOn, startVerifiedBy, retained, endedOn, corrections } = placement;
  return {
    ...{ startedOn, contract, startVerifiedOn, startVerifiedBy, retained, endedOn, corrections },
    monthlyWageFen: fenOf(placement.monthlyWageFen),
  };
}

function fenOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** Whom an answer names: what is noted as a reading of persons. */
export function shownPersons(placements: readonly PlacementDto[]): string[] {
  return [...new Set(placements.flatMap(({ person, laborerId }) => (person === null ? [] : [laborerId])))];
}
