import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, PlainDate } from './fields';

export const laborerIntentionRecorded = defineEvent({
  type: 'laborer.intention-recorded',
  version: 1,
  schema: Type.Object({
    /** Occupation codes at any level; empty: any work. */
    occupations: Type.Array(Type.String({ pattern: '^\\d(-\\d{2}){0,3}$' }), { maxItems: 10 }),
    /** Divisions accepted: province (2), city (4) or county (6 digits); at least one. */
    regions: Type.Array(Type.String({ pattern: '^\\d{2}(\\d{2}){0,2}$' }), { minItems: 1, maxItems: 20 }),
    /** Lowest monthly pay accepted, in fen; `null`: not stated. */
    wageMinFen: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    availableFrom: Type.Union([PlainDate, Type.Null()]),
    lodgingNeeded: Type.Union([Type.Boolean(), Type.Null()]),
  }),
});

export const laborerIntentionClosed = defineEvent({
  type: 'laborer.intention-closed',
  version: 1,
  schema: Type.Object({ reason: literals('placed', 'unwilling', 'unable', 'other') }),
});
