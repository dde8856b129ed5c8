import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { Channel, literals, PlainDate } from './fields';

export const Answer = literals('willing', 'unwilling', 'unknown');

export const WillingnessKind = literals('work', 'training', 'schooling', 'business');

export const laborerWillingnessRecorded = defineEvent({
  type: 'laborer.willingness-recorded',
  version: 1,
  schema: Type.Object({ kind: WillingnessKind, answer: Answer, askedOn: PlainDate, channel: Channel }),
});
