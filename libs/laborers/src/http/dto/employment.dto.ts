import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { EmploymentRecord, SelfEmploymentRecord } from '../../domain/laborer';
import { CHANNELS, STATUSES } from './choices';
import { DAY, OFFICE } from './patterns';

export class EmploymentDto {
  @ApiProperty({ enum: ['main', 'secondary'] })
  @IsIn(['main', 'secondary'])
  standing!: NonNullable<EmploymentRecord['employment']>['standing'];

  @ApiProperty({ enum: ['self', 'organised', 'unknown'] })
  @IsIn(['self', 'organised', 'unknown'])
  foundBy!: NonNullable<EmploymentRecord['employment']>['foundBy'];
}

/** A verified employment status: what, how, when and by whom (notice 二(一)1). */
export class VerificationDto {
  @ApiProperty({ enum: STATUSES })
  @IsIn(STATUSES)
  status!: EmploymentRecord['status'];

  @ApiPropertyOptional({ type: EmploymentDto, nullable: true, description: 'Only when employed' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EmploymentDto)
  employment?: EmploymentDto | null;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: EmploymentRecord['channel'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  verifiedOn!: string;

  @ApiPropertyOptional({
    example: 'T500235001',
    description: 'Office whose staff verified it; default: your own',
  })
  @IsOptional()
  @Matches(OFFICE)
  verifier?: string;

  @ApiPropertyOptional({
    example: 'D500118',
    description:
      'Reporting unit of the place of work, or `outside` for work outside the city. It moves the responsible unit. Leave out when not known.',
  })
  @IsOptional()
  @Matches(/^(outside|[A-Z][A-Z0-9-]{1,30})$/)
  workplace?: string;
}

export class SelfEmploymentDto {
  @ApiProperty({ format: 'date', example: '2025-11-01' })
  @Matches(DAY)
  startedOn!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'A014', description: 'GB/T 4754-2011' })
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industry?: string | null;

  @ApiProperty({ type: Boolean, description: 'Came back from work elsewhere to start it' })
  @IsBoolean()
  returnee!: SelfEmploymentRecord['returnee'];
}
