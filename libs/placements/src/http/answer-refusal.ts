import type { CommandResult } from '@chunfeng/event-log';
import { type Caller, ProblemException } from '@chunfeng/http';
import type { PlacementStatus } from '../domain/placement';
import { ALLOWED } from '../domain/transitions';
import type { PlacementResult } from '../commands/placement-result';
import { stepsFrom } from './steps';

/**
 * A refusal says what may be done instead: the steps that are allowed now, or the placement that stands in the way.
 * @throws ProblemException for those two; everything else is answered as it is.
 */
export function answerRefusal(result: PlacementResult, { role }: Caller): CommandResult {
  if (result.kind !== 'rejected') return result;
  const { code, ...details } = result.rejection;
  const { params = {} } = details;
  const { status, placement } = params;
  if (code === 'placement.not-allowed' && isPlacementStatus(status)) {
    const allowed = stepsFrom(status, role === 'employer' ? 'posting' : 'person');
    const shown = { status, allowed: allowed.join(', ') || '–' };
    throw new ProblemException(code, { ...details, params: shown, members: { state: status, allowed } });
  }
  // Where else somebody works or is referred to is not for an employer to know.
  if (placement !== undefined && (role === 'clerk' || role === 'bureau'))
    throw new ProblemException(code, { ...details, members: { placement } });
  return result;
}

function isPlacementStatus(value: unknown): value is PlacementStatus {
  return typeof value === 'string' && value in ALLOWED;
}
