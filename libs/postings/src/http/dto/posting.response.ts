import { ApiProperty } from '@nestjs/swagger';
import type { PostingDetail } from '../../queries/get-posting.query';
import { POSTING_KINDS, POSTING_STATES, REVIEW_REASONS, WAGE_PERIODS } from './choices';

class WageResponse {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Fen per period' }) minFen!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Fen per period' }) maxFen!: number | null;
  @ApiProperty({ enum: WAGE_PERIODS }) period!: string;
}

/** One line of a list. */
export class PostingSummaryResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: POSTING_STATES }) state!: string;
  @ApiProperty({ enum: POSTING_KINDS }) kind!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true, description: '大典 2022' }) occupation!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) employerId!: string | null;
  @ApiProperty({ type: String, nullable: true }) employerName!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) headcount!: number | null;
  @ApiProperty({ type: 'integer', description: 'Vacancies reserved by an accepted offer' }) reserved!: number;
  @ApiProperty({ type: 'integer', description: 'Vacancies taken by people who started' }) taken!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'headcount − reserved − taken (INV-VAC)' })
  remaining!: number | null;
  @ApiProperty({ type: 'integer', description: 'Referrals that count against the quota (INV-QUOTA)' })
  openReferrals!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Division code' }) place!: string | null;
  @ApiProperty({ type: WageResponse, nullable: true }) wage!: WageResponse | null;
  @ApiProperty({ type: [String], description: 'What an incomplete posting lacks' }) missing!: string[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) validThrough!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) possibleDuplicateOf!: string | null;
  @ApiProperty({ description: 'Made up for demonstration or test' }) synthetic!: boolean;
}

export class PostingPageResponse {
  @ApiProperty({ type: [PostingSummaryResponse] }) items!: PostingSummaryResponse[];
  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page' }) next!:
    string | null;
}

class ReasonResponse {
  @ApiProperty({ example: 'sex-limit' }) code!: string;
  @ApiProperty({ example: '/terms/sexRaw' }) field!: string;
  @ApiProperty({ type: String, nullable: true, example: '就业促进法 Art. 27' }) rule!: string | null;
}

export class PostingReviewResponse {
  @ApiProperty({ enum: REVIEW_REASONS, isArray: true }) reasons!: string[];
  @ApiProperty({ format: 'date', description: 'Last day on which the office is in time' }) dueOn!: string;
  @ApiProperty({ description: 'Whose turn it is', example: 'D500235' }) office!: string;
  @ApiProperty() overdue!: boolean;
}

/** A posting with everything that is known of it. */
export class PostingResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'The ETag without its quotes' }) version!: number;
  @ApiProperty({ enum: POSTING_STATES }) state!: string;
  @ApiProperty({ type: String, nullable: true }) suspensionReason!: string | null;
  @ApiProperty({ enum: ['submitted', 'collected'] }) origin!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) employerId!: string | null;
  @ApiProperty({ type: String, nullable: true }) employerName!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As submitted; not stated: null' })
  terms!: object;
  @ApiProperty({ type: 'integer', description: 'Vacancies reserved by an accepted offer' }) reserved!: number;
  @ApiProperty({ type: 'integer', description: 'Vacancies taken by people who started' }) taken!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'headcount − reserved − taken (INV-VAC)' })
  remaining!: number | null;
  @ApiProperty({ type: 'integer', description: 'Referrals that count against the quota (INV-QUOTA)' })
  openReferrals!: number;
  @ApiProperty({ type: PostingReviewResponse, nullable: true, description: 'While it is in review' })
  review!: PostingReviewResponse | null;
  @ApiProperty({ type: [String] }) missing!: string[];
  @ApiProperty({ type: [ReasonResponse], description: 'Why the check refused it' })
  reasons!: ReasonResponse[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) validThrough!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Version of the policy it was checked by' })
  policy!: string | null;
  @ApiProperty({ type: String, nullable: true }) office!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) confirmedOn!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) source!: object;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) possibleDuplicateOf!: string | null;
  @ApiProperty() synthetic!: boolean;
  @ApiProperty({ format: 'date-time' }) proposedAt!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export function toPostingResponse({
  posting,
  state,
  today,
  possibleDuplicateOf,
}: PostingDetail): PostingResponse {
  return {
    id: posting.postingId,
    version: posting.version,
    state,
    suspensionReason: posting.suspensionReason,
    origin: posting.origin,
    employerId: posting.employerId,
    employerName: posting.employerName,
    terms: posting.terms,
    reserved: posting.reserved,
    taken: posting.taken,
    remaining: posting.remaining,
    openReferrals: posting.openReferrals,
    review: reviewOf(posting, today),
    missing: posting.missing,
    reasons: [...posting.refusal],
    validThrough: posting.validThrough,
    policy: posting.policy,
    office: posting.office,
    confirmedOn: posting.confirmedOn,
    source: {
      system: posting.sourceSystem,
      externalId: posting.sourceExternalId,
      url: posting.sourceUrl,
    },
    possibleDuplicateOf,
    synthetic: posting.synthetic,
    proposedAt: posting.proposedAt.toISOString(),
    changedAt: posting.changedAt.toISOString(),
  };
}

function reviewOf(
  { reviewReasons: reasons, reviewDue: dueOn, reviewOffice: office }: PostingDetail['posting'],
  today: string,
): PostingReviewResponse | null {
  return dueOn === null || office === null ? null : { reasons, dueOn, office, overdue: dueOn < today };
}

/** A posting that waits for an office. */
export class PostingInReviewResponse extends PostingSummaryResponse {
  @ApiProperty({ type: PostingReviewResponse }) review!: PostingReviewResponse;
}

export class ReviewQueueResponse {
  @ApiProperty({ type: [PostingInReviewResponse] }) items!: PostingInReviewResponse[];
  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page' }) next!:
    string | null;
}
