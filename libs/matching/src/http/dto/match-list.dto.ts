import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FILTER_REASONS, POINT_REASONS } from '../../domain/reasons';

export class AddendDto {
  @ApiProperty({ enum: Object.keys(POINT_REASONS), example: 'occupation-exact' })
  reason!: string;

  @ApiProperty({ type: 'integer', example: 40 })
  points!: number;

  @ApiProperty({ example: '正是本人想做的职业' })
  zh!: string;

  @ApiProperty({ example: 'The occupation that was asked for' })
  en!: string;

  @ApiProperty({ example: 'ours', description: 'Clause, rule or law; "ours" where nobody prescribes it' })
  rule!: string;
}

export class FilterDto {
  @ApiProperty({ enum: Object.keys(FILTER_REASONS), example: 'region-not-accepted' })
  reason!: string;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;

  @ApiProperty({ example: 'INV-HIDE' })
  rule!: string;
}

export class TierDto {
  @ApiProperty({
    type: 'integer',
    description: '0: none; larger comes first. Public-welfare posts only (R5)',
  })
  value!: number;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;
}

/** What a pair scores, and of what. */
export class ScoreDto {
  @ApiProperty({
    type: 'integer',
    description: 'tier (3 bits), points (7), seniority (21) as one number: a total order over people',
  })
  key!: number;

  @ApiProperty({ type: TierDto })
  tier!: TierDto;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 127 })
  points!: number;

  @ApiProperty({ type: [AddendDto], description: 'Adds up to the points' })
  addends!: AddendDto[];
}

export class CandidateDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  rank!: number;

  @ApiProperty({
    format: 'uuid',
    description: 'Names come from GET /v1/laborers/{id}, for who may read them',
  })
  laborerId!: string;

  @ApiPropertyOptional({
    type: ScoreDto,
    description: 'Only for people within your office: it tells of hardship and disability',
  })
  score?: ScoreDto;

  @ApiPropertyOptional({
    type: [AddendDto],
    description: 'Where the score is withheld: the addends that tell nothing of hardship or disability',
  })
  addends?: AddendDto[];

  @ApiProperty({ example: '35-39', description: 'Band of age in the year' })
  ageBand!: string;

  @ApiProperty({ type: 'integer', description: '0 other … 7 doctor (GB/T 4658-2006 by rank)' })
  educationRank!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: at once' })
  availableFrom!: string | null;

  @ApiProperty()
  lodgingNeeded!: boolean;

  @ApiProperty({ description: 'Made up for demonstration or test' })
  synthetic!: boolean;
}

/** What every list is stamped with. */
export class ListStampDto {
  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ type: 'integer', description: 'GET /v1/match-policy' })
  policyVersion!: number;

  @ApiPropertyOptional({
    type: FilterDto,
    description: 'Why the list is empty, where it is so for everybody',
  })
  failed?: FilterDto;
}

export class CandidateListDto extends ListStampDto {
  @ApiProperty({ format: 'uuid' })
  postingId!: string;

  @ApiPropertyOptional({ type: 'integer', description: 'People who pass every filter; when asked for' })
  suitable?: number;

  @ApiProperty({ type: [CandidateDto], description: 'Best first' })
  items!: CandidateDto[];
}

export class WageDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Fen per period' })
  minFen!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Fen per period' })
  maxFen!: number | null;

  @ApiProperty({
    example: 'month',
    description: 'hour, day, month, year, piece; unknown where it is not stated',
  })
  period!: string;
}

/** What is read out to the person; everything else: GET /v1/postings/{id}. */
export class MatchedPostingDto {
  @ApiProperty({ example: '焊工' })
  title!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employerId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null: not stated, or the name of a natural person, which GET /v1/employers/{id} tells',
  })
  employerName!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '500235', description: 'Division code' })
  place!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '云阳县', description: 'Name of the place' })
  placeName!: string | null;

  @ApiProperty({ type: WageDto, nullable: true })
  wage!: WageDto | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validThrough!: string | null;
}

export class MatchDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  rank!: number;

  @ApiProperty({ format: 'uuid' })
  postingId!: string;

  @ApiProperty({
    type: MatchedPostingDto,
    nullable: true,
    description: 'null while the view of postings is behind that of matching',
  })
  posting!: MatchedPostingDto | null;

  @ApiProperty({ type: ScoreDto })
  score!: ScoreDto;
}

export class MatchListDto extends ListStampDto {
  @ApiProperty({ format: 'uuid' })
  laborerId!: string;

  @ApiProperty({ type: [MatchDto], description: 'Best first; of equal ones the newest posting first' })
  items!: MatchDto[];
}
