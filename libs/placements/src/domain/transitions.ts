import { reject } from '@chunfeng/event-log';
import type { PlacementErrorCode } from './placement.errors';
import type { PlacementStatus } from './placement';

/** Everything that can be asked of a placement; the first two begin one. */
export const PLACEMENT_COMMANDS = [
  'refer',
  'record',
  'answer',
  'lapse',
  'schedule-interview',
  'record-interview',
  'make-offer',
  'accept-offer',
  'decline-offer',
  'start',
  'verify-start',
  'verify-retention',
  'end',
  'cancel',
  'correct',
  'reverse',
] as const;
export type PlacementCommand = (typeof PLACEMENT_COMMANDS)[number];

/** What each state allows; everything else is refused and told this list. */
export const ALLOWED: Readonly<Record<PlacementStatus, readonly PlacementCommand[]>> = {
  none: ['refer', 'record'],
  referred: ['answer', 'lapse', 'schedule-interview', 'record-interview', 'make-offer', 'start', 'cancel'],
  answered: ['schedule-interview', 'record-interview', 'make-offer', 'start', 'cancel'],
  'interview-scheduled': ['schedule-interview', 'record-interview', 'make-offer', 'start', 'cancel'],
  interviewed: ['schedule-interview', 'record-interview', 'make-offer', 'start', 'cancel'],
  offered: ['make-offer', 'accept-offer', 'decline-offer', 'start', 'cancel'],
  'offer-accepted': ['decline-offer', 'start', 'cancel'],
  started: ['verify-start', 'verify-retention', 'end', 'correct', 'reverse'],
  ended: ['verify-start', 'verify-retention', 'correct', 'reverse'],
  declined: ['reverse'],
  lapsed: ['reverse'],
  cancelled: ['reverse'],
  'closed-elsewhere': [],
  reversed: [],
};

/** Asked for again in the state that they lead to, these find their wish fulfilled. */
export const FULFILLED: Readonly<Partial<Record<PlacementStatus, readonly PlacementCommand[]>>> = {
  answered: ['answer'],
  'offer-accepted': ['accept-offer'],
  lapsed: ['lapse'],
  cancelled: ['cancel'],
  started: ['start'],
  ended: ['end'],
};

export function allows(status: PlacementStatus, command: PlacementCommand): boolean {
  return ALLOWED[status].includes(command);
}

export function notAllowed(status: PlacementStatus) {
  return reject<PlacementErrorCode>('placement.not-allowed', {
    params: { status, allowed: ALLOWED[status].join(', ') },
  });
}
