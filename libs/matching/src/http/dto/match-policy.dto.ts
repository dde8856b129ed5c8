import { ApiProperty } from '@nestjs/swagger';
import { MatchPolicy } from '../../domain/policy/match-policy.schema';

export class ReasonDto {
  @ApiProperty({ example: 'occupation-exact' })
  reason!: string;

  @ApiProperty()
  zh!: string;

  @ApiProperty()
  en!: string;

  @ApiProperty()
  rule!: string;
}

export class MatchPolicyDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({ format: 'date-time' })
  publishedAt!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Tiers, weights and limits, each with the clause that it comes from',
  })
  policy!: MatchPolicy;

  @ApiProperty({ type: [ReasonDto], description: 'Hard filters in the order in which they are asked' })
  filters!: ReasonDto[];

  @ApiProperty({ type: [ReasonDto], description: 'Addends of the points' })
  addends!: ReasonDto[];
}
