import { PURPOSES } from '@chunfeng/http';
import { ApiProperty } from '@nestjs/swagger';

/** One request that showed the person to somebody. */
export class ReadingDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'Account, as its token says', example: 'clerk-0417' })
  caller!: string;

  @ApiProperty({ example: 'clerk' })
  role!: string;

  @ApiProperty({ type: String, nullable: true, example: 'D500235' })
  office!: string | null;

  @ApiProperty({
    example: 'one',
    description: 'What was asked: one, list, search, household, candidates, matches, why-not, placement …',
  })
  route!: string;

  @ApiProperty({ type: String, enum: PURPOSES, nullable: true, description: 'null: not stated' })
  purpose!: string | null;
}

export class ReadingPageDto {
  @ApiProperty({ type: [ReadingDto] })
  items!: readonly ReadingDto[];

  @ApiProperty({ type: String, nullable: true, description: 'cursor of the next page; null on the last' })
  next!: string | null;
}
