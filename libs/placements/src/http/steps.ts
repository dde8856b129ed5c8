import { EMPLOYERS_PART } from '../domain/reach';
import type { PlacementStatus } from '../domain/placement';
import { ALLOWED, type PlacementCommand } from '../domain/transitions';
import type { Side } from '../queries/placement-sight';

/** Last part of the path of each step; referring and recording begin a placement, and a timer lets one lapse. */
const PATHS: Readonly<Partial<Record<PlacementCommand, string>>> = {
  answer: 'answer',
  'schedule-interview': 'interview',
  'record-interview': 'interview-outcome',
  'make-offer': 'offer',
  'accept-offer': 'offer-acceptance',
  'decline-offer': 'offer-decline',
  start: 'start',
  'verify-start': 'start-verification',
  'verify-retention': 'retention',
  end: 'end',
  cancel: 'cancellation',
  correct: 'correction',
  reverse: 'reversal',
};

export const STEP_PATHS: readonly string[] = Object.values(PATHS);

/** Steps that a side may take in a state, as the last parts of their paths. */
export function stepsFrom(status: PlacementStatus, side: Side): string[] {
  if (side !== 'person' && side !== 'posting') return [];
  return ALLOWED[status]
    .filter((command) => side === 'person' || EMPLOYERS_PART.has(command))
    .flatMap((command) => PATHS[command] ?? []);
}
