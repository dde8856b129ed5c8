import { reject } from '@chunfeng/event-log';
import type { PlainDate } from '@chunfeng/reference';
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
  return record({ type: 'laborer.verification-fell-due', data: { dueOn } });
}
