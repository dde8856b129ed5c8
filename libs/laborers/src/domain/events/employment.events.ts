import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { Channel, literals, Office, PlainDate } from './fields';

export const EmploymentStatus = literals(
  'not-employed',
  'employed',
  'self-employed',
  'in-school',
  'not-able',
);

export const laborerEmploymentStatusVerified = defineEvent({
  type: 'laborer.employment-status-verified',
  version: 1,
  schema: Type.Object({
    status: EmploymentStatus,
    /** `null` unless employed. */
    employment: Type.Union([
      Type.Object({
        standing: literals('main', 'secondary'),
        foundBy: literals('self', 'organised', 'unknown'),
      }),
      Type.Null(),
    ]),
    channel: Channel,
    verifiedOn: PlainDate,
    /** Office whose staff verified it; the person who did is the event's actor. */
    verifier: Office,
  }),
});

export const laborerSelfEmploymentRegistered = defineEvent({
  type: 'laborer.self-employment-registered',
  version: 1,
  schema: Type.Object({
    startedOn: PlainDate,
    /** GB/T 4754; unknown until stated. */
    industry: Type.Union([Type.String({ maxLength: 5 }), Type.Null()]),
    returnee: Type.Boolean(),
  }),
});
