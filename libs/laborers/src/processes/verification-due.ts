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
      const next = nextVerificationDue(fact.data.verifiedOn);
      // What was learned late of an older day brings nothing forward.
      if (current !== null) return next > current ? next : undefined;
      // On the list. A day that had passed when it was told either leaves the duty as it is, or the same append says
      // what has fallen due since: the timer would have nothing to ask for.
      const toldOn = dayInShanghai(new Date(event.meta.occurredAt));
      return next < toldOn ? undefined : next;
    }
    // On the list until it is verified.
    case 'laborer.verification-fell-due':
    case 'subject.forgotten':
      return null;
    default:
      return undefined;
  }
}
