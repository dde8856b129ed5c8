import { WorkForm } from '@chunfeng/postings';
import type { TUnsafe } from '@sinclair/typebox';
import {
  CancelReason,
  Channel,
  Contract,
  CorrectionReason,
  DeclineReason,
  EndReason,
  InterviewOutcome,
  Party,
  placementRetentionVerified,
  placementReversed,
  placementStarted,
  placementStartVerified,
  ReversalReason,
  Standing,
} from '../../domain/placement.events';
import { ALLOWED } from '../../domain/transitions';
import type { PlacementViewStatus } from '../../projections/placements.table';

/** The values of a closed list, read from the schema of the events, which is their one home. */
function valuesOf<Value extends string>(schema: TUnsafe<Value>): readonly Value[] {
  return schema['enum'] as readonly Value[];
}

export const STANDINGS = valuesOf(Standing);
export const WORK_FORMS = valuesOf(WorkForm);
export const CHANNELS = valuesOf(Channel);
export const PARTIES = valuesOf(Party);
export const CONTRACTS = valuesOf(Contract);
export const DECLINE_REASONS = valuesOf(DeclineReason);
export const INTERVIEW_OUTCOMES = valuesOf(InterviewOutcome);
export const END_REASONS = valuesOf(EndReason);
export const CORRECTION_REASONS = valuesOf(CorrectionReason);
export const REVERSAL_REASONS = valuesOf(ReversalReason);
export const REVERSIBLE = valuesOf(placementReversed.schema.properties.of);
export const MEANS = valuesOf(placementStartVerified.schema.properties.by);
export const RETAINED_MONTHS = valuesOf(placementRetentionVerified.schema.properties.months);
export const ROUTES = valuesOf(placementStarted.schema.properties.route);
/** What somebody may say; that a person was forgotten follows from the forgetting itself. */
export const CANCEL_REASONS = valuesOf(CancelReason).filter((reason) => reason !== 'person-forgotten');

export const STATUSES = Object.keys(ALLOWED).filter((status) => status !== 'none') as PlacementViewStatus[];
