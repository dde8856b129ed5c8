import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Forgetting } from '../../domain/forgetting';

export class ForgettingDto implements Forgetting {
  @ApiProperty({ enum: ['own-request', 'retention-ended', 'registered-in-error'] })
  @IsIn(['own-request', 'retention-ended', 'registered-in-error'])
  reason!: Forgetting['reason'];
}
