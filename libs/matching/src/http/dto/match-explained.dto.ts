import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListStampDto, ScoreDto } from './match-list.dto';

export class ListStandingDto {
  @ApiProperty()
  listed!: boolean;

  @ApiPropertyOptional({ type: 'integer', description: 'Place in the list' })
  rank?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Places of the list, all taken by better scores' })
  length?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Priority classes that are missing' })
  tiersShort?: number;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Points that are missing at equal priority; 0: behind in order only',
  })
  pointsShort?: number;

  @ApiProperty({ example: '比名单末位低 3 分' })
  zh!: string;

  @ApiProperty({ example: 'Below the cutoff by 3 points' })
  en!: string;
}

export class MatchExplainedDto extends ListStampDto {
  @ApiProperty({ format: 'uuid' })
  postingId!: string;

  @ApiProperty({ format: 'uuid' })
  laborerId!: string;

  @ApiProperty({ description: 'Every hard filter passes; `failed` names the first that does not' })
  suitable!: boolean;

  @ApiPropertyOptional({ type: ScoreDto, description: 'Where every filter passes' })
  score?: ScoreDto;

  @ApiPropertyOptional({ type: ListStandingDto, description: "In the posting's list" })
  amongCandidates?: ListStandingDto;

  @ApiPropertyOptional({ type: ListStandingDto, description: "In the person's list" })
  amongMatches?: ListStandingDto;
}
