import { defineEvent, Personal, type EventOf } from '@chunfeng/event-log';
import { Type, type Static } from '@sinclair/typebox';

const PlainDate = Type.String({ format: 'date' });
const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });
const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

/** How something was learned (notice 二(一)1; its list is open: 等). */
export const Channel = literals('home-visit', 'telephone', 'campaign', 'other');
export const Answer = literals('willing', 'unwilling', 'unknown');
export const WillingnessKind = literals('work', 'training', 'schooling', 'business');
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
export const EmploymentStatus = literals(
  'not-employed',
  'employed',
  'self-employed',
  'in-school',
  'not-able',
);

/** Everything about a laborer that names or finds the person. Sealed as one envelope, always complete. */
export const Person = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    /** GB 11643-1999, 18 characters, X in upper case. */
    citizenNumber: Type.String({ pattern: '^\\d{17}[\\dX]$' }),
    birthDate: PlainDate,
    /** GB/T 2261.1. */
    sex: literals('1', '2'),
    phone: Type.Union([Type.String({ maxLength: 30 }), Type.Null()]),
    address: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type Person = Static<typeof Person>;

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

export const laborerWillingnessRecorded = defineEvent({
  type: 'laborer.willingness-recorded',
  version: 1,
  schema: Type.Object({ kind: WillingnessKind, answer: Answer, askedOn: PlainDate, channel: Channel }),
});

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

export const laborerServiceClassAssigned = defineEvent({
  type: 'laborer.service-class-assigned',
  version: 1,
  schema: Type.Object({
    serviceClass: literals(
      'ready-for-job',
      'needs-training',
      'needs-welfare-post',
      'needs-business-help',
      'not-now',
    ),
    assignedOn: PlainDate,
  }),
});

export const laborerConsentGiven = defineEvent({
  type: 'laborer.consent-given',
  version: 1,
  schema: Type.Object({
    purpose: literals('matching'),
    givenOn: PlainDate,
    form: literals('paper', 'online', 'oral-witnessed'),
    formNumber: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  }),
});

export const laborerConsentWithdrawn = defineEvent({
  type: 'laborer.consent-withdrawn',
  version: 1,
  schema: Type.Object({ purpose: literals('matching'), withdrawnOn: PlainDate, channel: Channel }),
});

export const laborerUnitsChanged = defineEvent({
  type: 'laborer.units-changed',
  version: 1,
  schema: Type.Object({
    unit: literals('origin', 'ledger', 'responsible', 'workplace'),
    from: Type.Union([Office, Type.Null()]),
    to: Type.Union([Office, Type.Null()]),
    reason: literals(
      'employed-elsewhere',
      'returned',
      'moved',
      'recorded-in-error',
      'division-change',
      'other',
    ),
  }),
});

/** The subject's key is destroyed after this; statistics do not change. */
export const subjectForgotten = defineEvent({
  type: 'subject.forgotten',
  version: 1,
  schema: Type.Object({ reason: literals('own-request', 'retention-ended', 'registered-in-error') }),
});

export const laborerEvents = [
  laborerRegistered,
  laborerDetailsCorrected,
  laborerWillingnessRecorded,
  laborerGroupConfirmed,
  laborerGroupEnded,
  laborerEmploymentStatusVerified,
  laborerSelfEmploymentRegistered,
  laborerSkillRecorded,
  laborerIntentionRecorded,
  laborerIntentionClosed,
  laborerServiceClassAssigned,
  laborerConsentGiven,
  laborerConsentWithdrawn,
  laborerUnitsChanged,
  subjectForgotten,
] as const;

export type LaborerEvent = EventOf<(typeof laborerEvents)[number]>;
