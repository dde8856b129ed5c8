import type { PostingErrorCode } from '@chunfeng/postings';

/** Every code with which a decision about a placement itself may be refused. */
export type PlacementErrorCode =
  | 'placement.not-found'
  | 'placement.laborer-not-found'
  | 'placement.laborer-forgotten'
  /** INV-HIDE: nobody is referred without consent. */
  | 'placement.consent-missing'
  /** R2 */
  | 'placement.work-age-over'
  /** INV-QUOTA: one open referral per person and posting; `params.placement` is the open one. */
  | 'placement.already-referred'
  /** INV-ONE: `params.placement` is the open main placement. */
  | 'placement.already-placed'
  | 'placement.employer-suspended'
  | 'placement.employer-unknown'
  /** `params`: `status`, and `allowed`: what may be asked for in it, comma-separated. */
  | 'placement.not-allowed'
  /** The person belongs to another office, which alone may do this. */
  | 'placement.office-not-own'
  /** An end that was never recorded cannot be corrected. */
  | 'placement.not-ended'
  | 'placement.date-impossible'
  | 'placement.date-in-future'
  /** `params.notBefore` is the day that it may not precede. */
  | 'placement.dates-reversed'
  | 'placement.not-due'
  /** `params.notBefore` is the first day on which the retention can be verified. */
  | 'placement.retention-early'
  | 'placement.reason-needed'
  | 'placement.occupation-unknown'
  | 'placement.industry-unknown'
  | 'placement.division-unknown'
  | 'placement.unit-unknown'
  /** The place of work lies in another unit or outside the city; `params.possible`: units that it may lie in. */
  | 'placement.workplace-elsewhere'
  /** The work came through a posting, which tells what it is. */
  | 'placement.work-from-posting'
  /** Self-found work has no posting. */
  | 'placement.self-found-posting';

/** What a command that also moves a posting may be refused with. */
export type HiringErrorCode = PlacementErrorCode | PostingErrorCode;
