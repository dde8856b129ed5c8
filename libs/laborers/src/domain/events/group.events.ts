import { defineEvent, Personal } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, PlainDate } from './fields';

export const Group = literals(
  'registered-poor',
  'dibao',
  'disabled',
  'school-leaver',
  'graduate',
  'zero-employment-household',
  'older-worker',
  'hard-to-place',
  'veteran',
);

export const laborerGroupConfirmed = defineEvent({
  type: 'laborer.group-confirmed',
  version: 1,
  personal: { fields: ['evidenceReference'], subject: 'stream' },
  schema: Type.Object({
    group: Group,
    validFrom: PlainDate,
    evidence: literals('poverty-office-roster', 'certificate', 'school-record', 'visit', 'other'),
    /** Number of the card or document. */
    evidenceReference: Personal(Type.String({ maxLength: 60 })),
    source: literals(
      'poverty-office',
      'civil-affairs',
      'disabled-federation',
      'education',
      'hr-bureau',
      'other',
    ),
  }),
});

export const laborerGroupEnded = defineEvent({
  type: 'laborer.group-ended',
  version: 1,
  schema: Type.Object({
    group: Group,
    validTo: PlainDate,
    reason: literals('exited', 'expired', 'recorded-in-error', 'other'),
  }),
});
