import type { RecordedEvent } from '@chunfeng/event-log';
import type { Timer } from '@chunfeng/processes';
import { dayInShanghai } from '@chunfeng/reference';
import { MarkVerificationDue } from '../commands/mark-verification-due.command';
import { laborerEmploymentStatusVerified } from '../domain/events/employment.events';
import { subjectForgotten } from '../domain/events/forgetting.events';
import { laborerRegistered } from '../domain/events/registration.events';
import { laborerVerificationFellDue } from '../domain/events/verification.events';
import type { LaborerEvent } from '../domain/laborer.events';
import { firstVerificationDue, nextVerificationDue } from '../domain/verification-days';

/** The status of everybody registered has to be verified again and again; whoever was not is on a list. */
export const verificationDue: Timer = {
  name: 'verification-due',
  events: [laborerRegistered, laborerEmploymentStatusVerified, laborerVerificationFellDue, subjectForgotten],
  due: dueAfter,
  command: (laborerId, dueOn) => (context) => new MarkVerificationDue(laborerId, dueOn, context),
};

function dueAfter(event: RecordedEvent, current: string | null): string | null | undefined {
  const fact = { type: event.type, data: event.data } as unknown as LaborerEvent;
  switch (fact.type) {
    case 'laborer.registered':
      return firstVerificationDue(dayInShanghai(new Date(event.meta.occurredAt)));
    case 'laborer.employment-status-verified': {
      // What was learned late of an older day brings nothing forward.
      const next = nextVerificationDue(fact.data.verifiedOn);
      return current === null || next > current ? next : undefined;
    }
    // On the list until it is verified.
    case 'laborer.verification-fell-due':
    case 'subject.forgotten':
      return null;
    default:
      return undefined;
  }
}
