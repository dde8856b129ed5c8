import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import type { Channel, Standing } from '../../domain/placement.events';
import { CHANNELS, STANDINGS } from './choices';
import { HappenedOn, Omittable } from './fields';

/** Sends a person to a posting, with a slip (介绍信). */
export class ReferDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  laborerId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postingId!: string;

  @ApiPropertyOptional({ enum: STANDINGS, default: 'main' })
  @Omittable()
  @IsIn(STANDINGS)
  standing?: Standing;

  @ApiPropertyOptional({ enum: CHANNELS, description: 'Default: by the role of who refers' })
  @Omittable()
  @IsIn(CHANNELS)
  channel?: Channel;

  @HappenedOn()
  on?: string;
}
