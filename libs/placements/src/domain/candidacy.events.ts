import { defineEvent, type EventOf } from '@chunfeng/event-log';
import { Type, type Static } from '@sinclair/typebox';
import { literals, Nullable, Uuid } from './facts';

/** Why an open referral is none any more. */
export const ClosingReason = literals(
  'declined',
  'lapsed',
  'cancelled',
  'started',
  'placed-elsewhere',
  'offer-declined',
  'not-suitable',
);
export type ClosingReason = Static<typeof ClosingReason>;

/**
 * Stream `candidacy-<laborer uuid>`: all that is open for one person. Every command about a placement of the person
 * appends here too, so that two of them never decide on different views of the person (INV-ONE).
 */
export const candidacyReferralOpened = defineEvent({
  type: 'candidacy.referral-opened',
  version: 1,
  schema: Type.Object({ placementId: Uuid, postingId: Uuid }),
});

export const candidacyReferralAdvanced = defineEvent({
  type: 'candidacy.referral-advanced',
  version: 1,
  schema: Type.Object({
    placementId: Uuid,
    stage: literals('answered', 'interview', 'offer', 'offer-accepted'),
  }),
});

export const candidacyReferralClosed = defineEvent({
  type: 'candidacy.referral-closed',
  version: 1,
  schema: Type.Object({
    placementId: Uuid,
    postingId: Uuid,
    reason: ClosingReason,
    /** Of `placed-elsewhere`: the placement whose start closed it, and whose reversal gives it back. */
    by: Nullable(Uuid),
  }),
});

/** Given back by the reversal of the start elsewhere, or of the outcome, that had closed it. */
export const candidacyReferralReopened = defineEvent({
  type: 'candidacy.referral-reopened',
  version: 1,
  schema: Type.Object({
    placementId: Uuid,
    postingId: Uuid,
    stage: literals('referred', 'answered', 'interview', 'offer'),
  }),
});

const Opened = Type.Object({ placementId: Uuid, postingId: Nullable(Uuid) });
const Closed = Type.Object({ placementId: Uuid, reason: literals('ended', 'reversed', 'corrected') });

export const candidacyMainPlacementOpened = defineEvent({
  type: 'candidacy.main-placement-opened',
  version: 1,
  schema: Opened,
});
export const candidacyMainPlacementClosed = defineEvent({
  type: 'candidacy.main-placement-closed',
  version: 1,
  schema: Closed,
});
export const candidacySecondaryPlacementOpened = defineEvent({
  type: 'candidacy.secondary-placement-opened',
  version: 1,
  schema: Opened,
});
export const candidacySecondaryPlacementClosed = defineEvent({
  type: 'candidacy.secondary-placement-closed',
  version: 1,
  schema: Closed,
});

/** A verification or a correction that opens and closes nothing, so that it takes its turn with everything else. */
export const candidacyPlacementNoted = defineEvent({
  type: 'candidacy.placement-noted',
  version: 1,
  schema: Type.Object({ placementId: Uuid }),
});

export const candidacyEvents = [
  candidacyReferralOpened,
  candidacyReferralAdvanced,
  candidacyReferralClosed,
  candidacyReferralReopened,
  candidacyMainPlacementOpened,
  candidacyMainPlacementClosed,
  candidacySecondaryPlacementOpened,
  candidacySecondaryPlacementClosed,
  candidacyPlacementNoted,
] as const;

export type CandidacyEvent = EventOf<(typeof candidacyEvents)[number]>;
