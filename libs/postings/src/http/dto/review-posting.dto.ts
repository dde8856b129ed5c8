import { PageQuery } from '@chunfeng/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import type { RefusalReason } from '../../domain/posting.events';
import { REFUSAL_REASONS } from './choices';

export class ReviewQueueDto extends PageQuery {
  @ApiPropertyOptional({
    description: 'The own office, or one below it; left out: the own',
    example: 'D500235',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  office?: string;
}

const VERDICTS = ['pass', 'refuse'] as const;

export class ReviewPostingDto {
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS)
  verdict!: (typeof VERDICTS)[number];

  @ApiPropertyOptional({
    enum: REFUSAL_REASONS,
    isArray: true,
    description: 'Why it is refused; left out: review-failed',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsIn(REFUSAL_REASONS, { each: true })
  reasons?: RefusalReason[];
}
