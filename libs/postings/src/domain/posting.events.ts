import { defineEvent, type EventOf } from '@chunfeng/event-log';
import { Type, type Static, type TSchema } from '@sinclair/typebox';

const PlainDate = Type.String({ format: 'date' });
const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });
const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

/** Kinds of posting (domain.md §3). The last four are filled by examination or assessment: shown, never matched. */
export const PostingKind = literals(
  'ordinary',
  'seasonal',
  'domestic',
  'fair',
  'public-welfare',
  'home-work',
  'workshop',
  'civil-service',
  'public-institution',
  'grassroots-project',
  'special-post-teacher',
);

export const WorkForm = literals(
  'ordinary',
  'flexible',
  'workshop',
  'subcontracting-point',
  'home-based',
  'hand-weaving',
  'public-welfare-post',
);

export const Wage = Type.Object({
  /** Integer fen per period; `null`: not stated. */
  minFen: Nullable(Type.Integer({ minimum: 0 })),
  maxFen: Nullable(Type.Integer({ minimum: 0 })),
  period: literals('hour', 'day', 'month', 'year', 'piece'),
});

/** The whole content of a posting. What a notice did not say is `null`; raw wording is kept beside the code. */
export const Terms = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  /** 大典 2022 code at any level, and how the title led to it; `null`: could not be told. */
  occupation: Nullable(
    Type.Object({
      code: Type.String({ pattern: '^\\d(-\\d{2}){0,3}$' }),
      edition: literals('2022'),
      method: literals('code', 'name', 'synonym', 'rule'),
    }),
  ),
  kind: PostingKind,
  headcount: Nullable(Type.Integer({ minimum: 1 })),
  headcountRaw: Nullable(Type.String({ maxLength: 200 })),
  /** Open referrals admitted per remaining vacancy (INV-QUOTA); `null`: by policy. */
  referralRatio: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  wage: Nullable(Wage),
  wageRaw: Nullable(Type.String({ maxLength: 300 })),
  /** Division of the place of work: province (2), city (4), county (6), township (9), village (12 digits). */
  place: Nullable(Type.String({ pattern: '^\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?$' })),
  placeRaw: Nullable(Type.String({ maxLength: 300 })),
  age: Nullable(Type.Object({ min: Nullable(Type.Integer()), max: Nullable(Type.Integer()) })),
  ageRaw: Nullable(Type.String({ maxLength: 200 })),
  /** What the notice says of sex, raw; never matched on (就业促进法 Art. 27). */
  sexRaw: Nullable(Type.String({ maxLength: 100 })),
  /** Ground on which the law itself bars the work to one sex; `null`: none claimed. */
  sexLegalGround: Nullable(literals('work-barred-to-women')),
  /** Lowest education, GB/T 4658-2006; `null`: none required. */
  education: Nullable(Type.String({ pattern: '^\\d{2}$' })),
  /** Qualification that is a condition, not a wish. */
  requiredSkill: Nullable(
    Type.Object({
      occupation: Type.String({ pattern: '^\\d(-\\d{2}){0,3}$' }),
      /** Lowest level accepted, 5 (lowest) to 1. */
      level: literals('1', '2', '3', '4', '5'),
    }),
  ),
  skills: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 }),
  experienceMonths: Nullable(Type.Integer({ minimum: 0 })),
  /** Whether the work can be done in less than good health; `null`: not stated. */
  health: Nullable(literals('good', 'any')),
  /** GB/T 4754-2011; unknown until stated. */
  industry: Nullable(Type.String({ maxLength: 5 })),
  workForm: Nullable(WorkForm),
  /** Groups addressed, as in `laborer.group-confirmed`; empty: everyone. */
  targetGroups: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  lodging: Nullable(Type.Boolean()),
  board: Nullable(Type.Boolean()),
  benefits: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 40 }),
  description: Nullable(Type.String({ maxLength: 8000 })),
  validFrom: Nullable(PlainDate),
  validThrough: Nullable(PlainDate),
});
export type Terms = Static<typeof Terms>;
export type PostingKind = Static<typeof PostingKind>;
export type WagePeriod = Static<typeof Wage>['period'];

/** Where a posting came from; `externalId` stays a string (ids beyond 2^53 occur). */
export const Source = Type.Object({
  system: Type.String({ maxLength: 60 }),
  externalId: Nullable(Type.String({ maxLength: 120 })),
  url: Nullable(Type.String({ maxLength: 500 })),
});
export type Source = Static<typeof Source>;

export const PostingEmployer = Type.Object({
  /** Registered employer; `null` when the notice only names one, or none. */
  id: Nullable(Type.String({ format: 'uuid' })),
  name: Nullable(Type.String({ maxLength: 120 })),
});
export type PostingEmployer = Static<typeof PostingEmployer>;

export const postingSubmitted = defineEvent({
  type: 'posting.submitted',
  version: 1,
  schema: Type.Object({ employer: PostingEmployer, terms: Terms, source: Source, synthetic: Type.Boolean() }),
});

/** Taken down by the service on an employer's behalf (notice 二(一)1: 加强岗位信息收集). */
export const postingCollected = defineEvent({
  type: 'posting.collected',
  version: 1,
  schema: Type.Object({
    employer: PostingEmployer,
    terms: Terms,
    source: Source,
    office: Office,
    /** When the employer last confirmed it. */
    confirmedOn: PlainDate,
    synthetic: Type.Boolean(),
  }),
});

export const postingPublished = defineEvent({
  type: 'posting.published',
  version: 1,
  schema: Type.Object({
    /** Last day of validity, stated or by policy. */
    validThrough: PlainDate,
    policy: Type.String(),
  }),
});

export const Missing = literals('employer', 'headcount', 'place', 'occupation');
export type Missing = Static<typeof Missing>;

export const postingListedIncomplete = defineEvent({
  type: 'posting.listed-incomplete',
  version: 1,
  schema: Type.Object({
    missing: Type.Array(Missing, { minItems: 1 }),
    validThrough: PlainDate,
    policy: Type.String(),
  }),
});

export const RefusalReason = literals(
  'headcount-implausible',
  'wage-band',
  'wage-period-unknown',
  'deadline-passed',
  'dates-reversed',
  'occupation-unknown-code',
  'place-unknown-code',
  'age-band',
  'age-below-working-age',
  'sex-limit',
  'contact-in-text',
  'fee-in-text',
  'not-a-vacancy',
  'several-jobs',
  'review-failed',
);
export type RefusalReason = Static<typeof RefusalReason>;

export const postingRefused = defineEvent({
  type: 'posting.refused',
  version: 1,
  schema: Type.Object({
    reasons: Type.Array(
      Type.Object({ code: RefusalReason, field: Type.String(), rule: Nullable(Type.String()) }),
      { minItems: 1 },
    ),
    policy: Type.String(),
  }),
});

export const postingAmended = defineEvent({
  type: 'posting.amended',
  version: 1,
  schema: Type.Object({
    terms: Terms,
    /** Names of what changed: fields of the terms, `employer`, `confirmedOn`. */
    changed: Type.Array(Type.String()),
    /** Present when it changed, e.g. an employer that was not named before. */
    employer: Type.Optional(PostingEmployer),
    /** Present when a collected posting was confirmed anew. */
    confirmedOn: Type.Optional(PlainDate),
  }),
});

/** `employer-suspended`: follows from the suspension of its employer, and ends with it. */
export const SuspensionReason = literals(
  'employer-request',
  'complaint',
  'check',
  'other',
  'employer-suspended',
);
export type SuspensionReason = Static<typeof SuspensionReason>;

export const postingSuspended = defineEvent({
  type: 'posting.suspended',
  version: 1,
  schema: Type.Object({ reason: SuspensionReason }),
});

export const postingResumed = defineEvent({ type: 'posting.resumed', version: 1, schema: Type.Object({}) });

export const WithdrawalReason = literals('employer-request', 'filled-elsewhere', 'wrong-entry', 'other');
export type WithdrawalReason = Static<typeof WithdrawalReason>;

export const postingWithdrawn = defineEvent({
  type: 'posting.withdrawn',
  version: 1,
  schema: Type.Object({ reason: WithdrawalReason }),
});

export const postingExpired = defineEvent({
  type: 'posting.expired',
  version: 1,
  schema: Type.Object({ validThrough: PlainDate }),
});

export const ReviewReason = literals('employer-unverified', 'wage-unusual');
export type ReviewReason = Static<typeof ReviewReason>;

/** An office looks at it before it is published. */
export const postingReviewRequested = defineEvent({
  type: 'posting.review-requested',
  version: 1,
  schema: Type.Object({
    reasons: Type.Array(ReviewReason, { minItems: 1 }),
    /** Last day on which the office is in time. */
    dueOn: PlainDate,
    /** Whose turn it is. */
    office: Office,
    policy: Type.String(),
  }),
});

const placementId = Type.String({ format: 'uuid' });

/** Counts against the quota from now on (INV-QUOTA). */
export const postingReferralCounted = defineEvent({
  type: 'posting.referral-counted',
  version: 1,
  schema: Type.Object({ placementId }),
});

export const ReferralReleaseReason = literals(
  'answered-no',
  'lapsed',
  'cancelled',
  'placed-elsewhere',
  'not-suitable',
  'offer-declined',
  'other',
);
export type ReferralReleaseReason = Static<typeof ReferralReleaseReason>;

export const postingReferralReleased = defineEvent({
  type: 'posting.referral-released',
  version: 1,
  schema: Type.Object({ placementId, reason: ReferralReleaseReason }),
});

/** An offer was accepted: one vacancy less remains (INV-VAC). */
export const postingVacancyReserved = defineEvent({
  type: 'posting.vacancy-reserved',
  version: 1,
  schema: Type.Object({ placementId }),
});

export const VacancyReleaseReason = literals('offer-declined', 'cancelled', 'placed-elsewhere', 'other');
export type VacancyReleaseReason = Static<typeof VacancyReleaseReason>;

export const postingVacancyReleased = defineEvent({
  type: 'posting.vacancy-released',
  version: 1,
  schema: Type.Object({ placementId, reason: VacancyReleaseReason }),
});

/** The person has started. */
export const postingVacancyTaken = defineEvent({
  type: 'posting.vacancy-taken',
  version: 1,
  schema: Type.Object({ placementId }),
});

/** The start never was; an end of work gives no vacancy back. */
export const postingVacancyReturned = defineEvent({
  type: 'posting.vacancy-returned',
  version: 1,
  schema: Type.Object({ placementId, reason: literals('reversed') }),
});

/** Every vacancy is taken; in the same append as the event by which it came to that. */
export const postingFilled = defineEvent({ type: 'posting.filled', version: 1, schema: Type.Object({}) });

/** A filled posting has a vacancy again: one was returned, or the headcount grew. */
export const postingReopened = defineEvent({ type: 'posting.reopened', version: 1, schema: Type.Object({}) });

export const postingEvents = [
  postingSubmitted,
  postingCollected,
  postingPublished,
  postingListedIncomplete,
  postingRefused,
  postingAmended,
  postingSuspended,
  postingResumed,
  postingWithdrawn,
  postingExpired,
  postingReviewRequested,
  postingReferralCounted,
  postingReferralReleased,
  postingVacancyReserved,
  postingVacancyReleased,
  postingVacancyTaken,
  postingVacancyReturned,
  postingFilled,
  postingReopened,
] as const;

export type PostingEvent = EventOf<(typeof postingEvents)[number]>;
