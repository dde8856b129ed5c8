import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

/** Day as of which validity, age and availability are judged. */
export class MatchDayQuery {
  @ApiPropertyOptional({
    format: 'date',
    example: '2026-03-01',
    description: 'Day in Asia/Shanghai as of which validity, age and availability are judged; default: today',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  on?: string;
}

export class CandidatesQuery extends MatchDayQuery {
  @ApiPropertyOptional({ default: false, description: 'Also count everybody who passes all filters' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  count?: boolean;
}

export class ExplainMatchQuery extends MatchDayQuery {
  @ApiProperty({ format: 'uuid' })
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : (value as unknown)))
  @IsUUID()
  posting!: string;

  @ApiProperty({ format: 'uuid' })
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : (value as unknown)))
  @IsUUID()
  laborer!: string;
}
