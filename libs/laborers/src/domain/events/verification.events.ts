import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { PlainDate } from './fields';

/** Nobody verified the person's status by the day; the person is on the responsible unit's list from now on. */
export const laborerVerificationFellDue = defineEvent({
  type: 'laborer.verification-fell-due',
  version: 1,
  schema: Type.Object({
    /** Last day on which it would have been in time. */
    dueOn: PlainDate,
  }),
});
