import { ApiProperty } from '@nestjs/swagger';
import type { PostingDetail } from '../../queries/get-posting.query';
import { POSTING_KINDS, POSTING_STATES, WAGE_PERIODS } from './choices';

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

export function toPostingResponse({ posting, possibleDuplicateOf }: PostingDetail): PostingResponse {
  return {
    id: posting.postingId,
    version: posting.version,
    state: posting.state,
    suspensionReason: posting.suspensionReason,
    origin: posting.origin,
    employerId: posting.employerId,
    employerName: posting.employerName,
    terms: posting.terms,
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
