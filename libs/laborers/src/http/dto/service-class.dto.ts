import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { ServiceClassRecord } from '../../domain/laborer';
import { DAY } from './patterns';

const SERVICE_CLASSES = [
  'ready-for-job',
  'needs-training',
  'needs-welfare-post',
  'needs-business-help',
  'not-now',
] as const;

export class ServiceClassDto implements ServiceClassRecord {
  @ApiProperty({ enum: SERVICE_CLASSES })
  @IsIn(SERVICE_CLASSES)
  serviceClass!: ServiceClassRecord['serviceClass'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  assignedOn!: string;
}
