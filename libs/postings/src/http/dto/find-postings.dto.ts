import { PageQuery } from '@chunfeng/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { POSTING_KINDS, POSTING_STATES } from './choices';

/** Filters of the list of postings; every one that is given must hold. */
export class FindPostingsDto extends PageQuery {
  @ApiPropertyOptional({ enum: POSTING_STATES, example: 'published' })
  @IsOptional()
  @IsIn(POSTING_STATES)
  state?: string;

  @ApiPropertyOptional({ enum: POSTING_KINDS })
  @IsOptional()
  @IsIn(POSTING_KINDS)
  kind?: string;

  @ApiPropertyOptional({
    description: 'A division and everything in it: 2, 4, 6, 9 or 12 digits',
    example: '5002',
  })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)
  place?: string;

  @ApiPropertyOptional({ description: 'An occupation, or a group and everything under it', example: '6-18' })
  @IsOptional()
  @Matches(/^\d(-\d{2}){0,3}$/)
  occupation?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ maxLength: 60, description: 'Words in the title', example: '焊工' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  title?: string;
}
