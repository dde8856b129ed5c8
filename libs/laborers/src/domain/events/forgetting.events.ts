import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals } from './fields';

/** The subject's key is destroyed after this; statistics do not change. */
export const subjectForgotten = defineEvent({
  type: 'subject.forgotten',
  version: 1,
  schema: Type.Object({ reason: literals('own-request', 'retention-ended', 'registered-in-error') }),
});
