import { reject } from '@chunfeng/event-log';
import { addDays, type PlainDate } from '@chunfeng/reference';
import type { LaborerEvent } from './laborer.events';
import type { RegisteredLaborer } from './laborer';
import { nothingToDo, record, type Step } from './step';
import { isInTime, nextVerificationDue } from './verification-days';

/** Asked for by a timer, which may be late: what was verified in the meantime is not due. */
export function markVerificationDue(state: RegisteredLaborer, dueOn: PlainDate, today: PlainDate): Step {
  if (today <= dueOn) return reject('laborer.verification-not-due', { params: { dueOn } });
  const { employment, verificationDueOn } = state;
  if (employment !== null && isInTime(employment.verifiedOn, dueOn)) {
    const next = nextVerificationDue(employment.verifiedOn);
    return reject('laborer.verification-not-due', { params: { dueOn: next } });
  }
  if (verificationDueOn !== null) return nothingToDo;
  return record(fellDue(dueOn, today));
}

/** Dated the day after the last one on which it was in time: noon in Shanghai of that day, unless it is today. */
export function fellDue(dueOn: PlainDate, today: PlainDate): LaborerEvent {
  const fact = { type: 'laborer.verification-fell-due', data: { dueOn } } as const;
  const fellOn = addDays(dueOn, 1);
  return fellOn === today ? fact : { ...fact, occurredAt: `${fellOn}T04:00:00.000Z` };
}

/** What a verification leaves of the duty at once: one so late that the next has fallen due as well settles nothing. */
export function dueAgain(
  { verificationDueOn }: RegisteredLaborer,
  verifiedOn: PlainDate,
  today: PlainDate,
): readonly LaborerEvent[] {
  if (verificationDueOn === null || !isInTime(verifiedOn, verificationDueOn)) return [];
  const next = nextVerificationDue(verifiedOn);
  return next < today ? [fellDue(next, today)] : [];
}
