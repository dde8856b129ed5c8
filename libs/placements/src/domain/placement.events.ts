import { defineEvent, type EventOf } from '@chunfeng/event-log';
import { Type, type Static } from '@sinclair/typebox';
import { literals, Nullable, Office, PersonFacts, PlainDate, Uuid, WorkFacts } from './facts';

/** Main: at most one open per person (INV-ONE). Secondary: part-time, home-based or seasonal work beside it. */
export const Standing = literals('main', 'secondary');
export type Standing = Static<typeof Standing>;

/** How it came about (domain.md §3); apart from how it was verified. */
export const Channel = literals(
  'office',
  'broker',
  'agency',
  'fair',
  'employer',
  'own-initiative',
  'unknown',
);
export type Channel = Static<typeof Channel>;

/** Who took an answer or gave it. */
export const Party = literals('employer', 'laborer', 'office');
export type Party = Static<typeof Party>;

const Ids = {
  laborerId: Uuid,
  /** `null`: work that did not come through a posting. */
  postingId: Nullable(Uuid),
  employerId: Nullable(Uuid),
};

export const placementReferred = defineEvent({
  type: 'placement.referred',
  version: 1,
  schema: Type.Object({
    ...Ids,
    postingId: Uuid,
    /** Number of the referral slip (介绍信); carries nothing of the person. */
    slip: Type.String({ maxLength: 30 }),
    standing: Standing,
    channel: Channel,
    /** Office, broker's office or fair's office that refers. */
    office: Office,
    referredOn: PlainDate,
    /** Day after which it lapses unanswered, and the policy by which. */
    dueOn: PlainDate,
    policy: Type.String(),
    person: PersonFacts,
    work: WorkFacts,
  }),
});

export const DeclineReason = literals(
  'not-suitable',
  'position-filled',
  'pay',
  'distance',
  'work-conditions',
  'family',
  'health',
  'found-other-work',
  'not-reachable',
  'other',
);
export type DeclineReason = Static<typeof DeclineReason>;

/** The employer's feedback (回执), or the laborer's own no. */
export const placementReferralAnswered = defineEvent({
  type: 'placement.referral-answered',
  version: 1,
  schema: Type.Object({
    answer: literals('accepted', 'declined'),
    by: Party,
    /** `null` when accepted. */
    reason: Nullable(DeclineReason),
    answeredOn: PlainDate,
  }),
});

export const placementReferralLapsed = defineEvent({
  type: 'placement.referral-lapsed',
  version: 1,
  schema: Type.Object({ dueOn: PlainDate }),
});

export const placementInterviewScheduled = defineEvent({
  type: 'placement.interview-scheduled',
  version: 1,
  schema: Type.Object({ on: PlainDate }),
});

export const InterviewOutcome = literals('suitable', 'not-suitable', 'did-not-come');
export type InterviewOutcome = Static<typeof InterviewOutcome>;

export const placementInterviewHeld = defineEvent({
  type: 'placement.interview-held',
  version: 1,
  schema: Type.Object({ on: PlainDate, outcome: InterviewOutcome }),
});

export const placementOfferMade = defineEvent({
  type: 'placement.offer-made',
  version: 1,
  schema: Type.Object({
    /** Monthly pay offered, in fen; `null`: as the posting says. */
    monthlyWageFen: Nullable(Type.Integer({ minimum: 0 })),
    startOn: Nullable(PlainDate),
  }),
});

/** A vacancy of the posting is reserved in the same append (INV-VAC). */
export const placementOfferAccepted = defineEvent({
  type: 'placement.offer-accepted',
  version: 1,
  schema: Type.Object({ acceptedOn: PlainDate }),
});

export const placementOfferDeclined = defineEvent({
  type: 'placement.offer-declined',
  version: 1,
  schema: Type.Object({ by: Party, reason: DeclineReason, declinedOn: PlainDate }),
});

export const Contract = literals('written', 'oral', 'none', 'dispatch', 'unknown');
export type Contract = Static<typeof Contract>;

/** The terms of the work as it was begun. */
const StartTerms = {
  startedOn: PlainDate,
  standing: Standing,
  contract: Contract,
  /** Monthly pay agreed, in fen; `null`: not known. */
  monthlyWageFen: Nullable(Type.Integer({ minimum: 0 })),
  channel: Channel,
};

/**
 * The person has begun to work; takes one vacancy of the posting where there is one (INV-VAC). Also the first event
 * of a direct placement (no referral before) and of work that the person found alone, recorded after the fact.
 */
export const placementStarted = defineEvent({
  type: 'placement.started',
  version: 1,
  schema: Type.Object({
    ...Ids,
    ...StartTerms,
    route: literals('referral', 'direct', 'self-found'),
    office: Office,
    person: PersonFacts,
    work: WorkFacts,
  }),
});

export const placementStartVerified = defineEvent({
  type: 'placement.start-verified',
  version: 1,
  schema: Type.Object({
    by: literals('insurance', 'visit', 'telephone', 'employer-record'),
    verifiedOn: PlainDate,
  }),
});

export const placementRetentionVerified = defineEvent({
  type: 'placement.retention-verified',
  version: 1,
  schema: Type.Object({ months: literals('3', '6', '12'), verifiedOn: PlainDate }),
});

export const EndReason = literals(
  'changed-job',
  'lost-job',
  'returned-home',
  'contract-ended',
  'retired',
  'health',
  'deceased',
  'other',
);
export type EndReason = Static<typeof EndReason>;

export const placementEnded = defineEvent({
  type: 'placement.ended',
  version: 1,
  schema: Type.Object({ endedOn: PlainDate, reason: EndReason }),
});

export const CancelReason = literals(
  'laborer-request',
  'employer-request',
  'posting-closed',
  'recorded-in-error',
  'person-forgotten',
  'offer-fell-through',
  'other',
);
export type CancelReason = Static<typeof CancelReason>;

/** Ends it before a start; for good, unless it is reversed. */
export const placementCancelled = defineEvent({
  type: 'placement.cancelled',
  version: 1,
  schema: Type.Object({ reason: CancelReason }),
});

/** Closed by a main placement that started elsewhere, in the same append (INV-ONE). */
export const placementClosedElsewhere = defineEvent({
  type: 'placement.closed-elsewhere',
  version: 1,
  schema: Type.Object({ reason: literals('placed-elsewhere'), by: Uuid }),
});

/** The start that had closed it was reversed. An accepted offer has to be accepted anew: its vacancy may be gone. */
export const placementReopened = defineEvent({
  type: 'placement.reopened',
  version: 1,
  schema: Type.Object({ because: Uuid, dueOn: Nullable(PlainDate) }),
});

export const CorrectionReason = literals('typing-error', 'late-report', 'comparison', 'inspection', 'other');

/** What had been recorded of a start or an end, as it should have been: whole, so that figures can be restated. */
export const placementCorrected = defineEvent({
  type: 'placement.corrected',
  version: 1,
  schema: Type.Object({
    reason: CorrectionReason,
    ...StartTerms,
    endedOn: Nullable(PlainDate),
    endReason: Nullable(EndReason),
    person: PersonFacts,
    work: WorkFacts,
  }),
});

export const ReversalReason = literals(
  'did-not-start',
  'wrong-person',
  'wrong-posting',
  'recorded-twice',
  'not-ended',
  /** What is reversed is another answer or none: the true one was told late, or typed wrongly. */
  'late-report',
  'typing-error',
  'inspection',
  'other',
);
export type ReversalReason = Static<typeof ReversalReason>;

/**
 * What never was. Of a start: the vacancy returns, and what the start had closed is reopened. Of an answer, an
 * interview, a declined offer, a lapse or a cancellation: the referral that it had closed is open where it stood.
 */
export const placementReversed = defineEvent({
  type: 'placement.reversed',
  version: 1,
  schema: Type.Object({
    of: literals('start', 'end', 'answer', 'interview', 'offer-decline', 'lapse', 'cancellation'),
    reason: ReversalReason,
    /** Of a referral that waits for its answer again: the day after which it lapses. */
    dueOn: Type.Optional(PlainDate),
  }),
});

export const placementEvents = [
  placementReferred,
  placementReferralAnswered,
  placementReferralLapsed,
  placementInterviewScheduled,
  placementInterviewHeld,
  placementOfferMade,
  placementOfferAccepted,
  placementOfferDeclined,
  placementStarted,
  placementStartVerified,
  placementRetentionVerified,
  placementEnded,
  placementCancelled,
  placementClosedElsewhere,
  placementReopened,
  placementCorrected,
  placementReversed,
] as const;

export type PlacementEvent = EventOf<(typeof placementEvents)[number]>;
