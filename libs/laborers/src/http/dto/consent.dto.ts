import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Withdrawal } from '../../domain/consent';
import type { Consent } from '../../domain/laborer';
import { CHANNELS } from './choices';
import { DAY } from './patterns';

/** Consent to be matched. Without it nobody sees the person in any list. */
export class ConsentDto {
  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  givenOn!: string;

  @ApiProperty({ enum: ['paper', 'online', 'oral-witnessed'] })
  @IsIn(['paper', 'online', 'oral-witnessed'])
  form!: Consent['form'];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 40,
    example: 'TY-2026-0017',
    description: 'Number of the form. Personal: kept sealed, never shown in lists.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  formNumber?: string | null;
}

export class WithdrawalDto {
  @ApiProperty({ format: 'date', example: '2026-02-20' })
  @Matches(DAY)
  withdrawnOn!: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Withdrawal['channel'];
}
