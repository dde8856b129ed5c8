import { defineEvent, Personal } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, Office } from './fields';
import { Person } from './person';

/** What matching and statistics may know: bands and codes only, never sex. */
const Profile = {
  /** Village, township or county of residence. */
  residence: Type.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }),
  birthYear: Type.Integer({ minimum: 1900, maximum: 2100 }),
  /** Last year of working age by the table in force (R2), and that table's version. */
  workingAge: Type.Object({ untilYear: Type.Integer(), policy: Type.String() }),
  /** GB/T 4658-2006. */
  education: Type.String({ pattern: '^\\d{2}$' }),
  /** GB/T 2261.3: 1 good, 2 fair, 3 chronic illness, 6 disabled. */
  health: literals('1', '2', '3', '6'),
  /** GA/T 324.1. */
  hukouType: literals('0', '1', '2', '3', '4'),
};

/** The four units of a person (domain.md §3); `null` where not known yet, never guessed. */
export const Units = Type.Object({
  origin: Office,
  ledger: Office,
  responsible: Office,
  workplace: Type.Union([Office, Type.Null()]),
});

export const laborerRegistered = defineEvent({
  type: 'laborer.registered',
  version: 1,
  personal: { fields: ['person'], subject: 'stream' },
  schema: Type.Object({
    person: Personal(Person),
    ...Profile,
    /** Village or township office that registered the person. */
    office: Office,
    units: Units,
    /** Household of which the laborer is a member, under the same id; `null`: not known. */
    household: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    source: literals('visit', 'roster', 'self', 'demonstration'),
    /** Made up for demonstration or test; shown wherever the person is shown. */
    synthetic: Type.Boolean(),
  }),
});

export const laborerDetailsCorrected = defineEvent({
  type: 'laborer.details-corrected',
  version: 1,
  personal: { fields: ['person'], subject: 'stream' },
  schema: Type.Object({
    person: Personal(Person),
    ...Profile,
    reason: literals('typing-error', 'changed', 'comparison', 'other'),
  }),
});
