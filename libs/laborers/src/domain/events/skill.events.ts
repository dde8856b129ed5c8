import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, PlainDate } from './fields';

export const laborerSkillRecorded = defineEvent({
  type: 'laborer.skill-recorded',
  version: 1,
  schema: Type.Object({
    /** Occupation (大典 2022) at any level: `6-18-02-04`, `6-18-02`, … */
    occupation: Type.String({ pattern: '^\\d(-\\d{2}){0,3}$' }),
    /** National vocational qualification 5 (lowest) to 1; `null`: practised without certificate. */
    level: Type.Union([literals('1', '2', '3', '4', '5'), Type.Null()]),
    source: literals('certificate', 'training', 'practice'),
    /** When training ended or the certificate was given. */
    acquiredOn: Type.Union([PlainDate, Type.Null()]),
  }),
});
