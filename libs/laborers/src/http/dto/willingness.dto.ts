import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { WillingnessRecord } from '../../domain/laborer';
import { ANSWERS, CHANNELS } from './choices';
import { DAY } from './patterns';

/** An answer to "do you want to …", as given on a day. */
export class WillingnessDto implements WillingnessRecord {
  @ApiProperty({ enum: ['work', 'training', 'schooling', 'business'] })
  @IsIn(['work', 'training', 'schooling', 'business'])
  kind!: WillingnessRecord['kind'];

  @ApiProperty({ enum: ANSWERS, description: 'unknown: an earlier answer no longer stands' })
  @IsIn(ANSWERS)
  answer!: WillingnessRecord['answer'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  askedOn!: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: WillingnessRecord['channel'];
}
