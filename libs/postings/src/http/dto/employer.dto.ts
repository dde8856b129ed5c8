import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { ForgettingReason } from '../../domain/employer';
import type { EmployerKind, EmployerSuspensionReason, Identifier } from '../../domain/employer.events';
import {
  CONTACT_FORGETTING_REASONS,
  EMPLOYER_KINDS,
  EMPLOYER_SUSPENSION_REASONS,
  IDENTIFIER_SCHEMES,
} from './choices';

export class IdentifierDto implements Identifier {
  @ApiProperty({
    enum: IDENTIFIER_SCHEMES,
    description: 'uscc: GB 32100-2015; orgcode9: GB 11714; licence15: registration number of 15 digits',
    example: 'uscc',
  })
  @IsIn(IDENTIFIER_SCHEMES)
  scheme!: Identifier['scheme'];

  @ApiProperty({
    maxLength: 40,
    description: 'Blanks, hyphens and case do not matter',
    example: '91350100M000100Y43',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  value!: string;
}

/** The person to call. Sealed in the log and in every view. */
export class ContactDto {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  @ApiProperty({ maxLength: 30 })
  @IsString()
  @MinLength(1)
  @MaxLength(30)
  phone!: string;
}

export class EmployerDetailsDto {
  @ApiProperty({ maxLength: 120, example: '云阳县某机械有限公司' })
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;

  @ApiProperty({ enum: EMPLOYER_KINDS })
  @IsIn(EMPLOYER_KINDS)
  kind!: EmployerKind;

  @ApiPropertyOptional({ description: 'Division code', example: '500235' })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)
  division?: string;

  @ApiPropertyOptional({ type: ContactDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;
}

export class RegisterEmployerDto extends EmployerDetailsDto {
  @ApiPropertyOptional({
    type: [IdentifierDto],
    description: 'None: the office that registers it vouches for it (village committee, natural person)',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => IdentifierDto)
  identifiers?: IdentifierDto[];

  @ApiPropertyOptional({ description: 'The office of the caller vouches for it', default: false })
  @IsOptional()
  @IsBoolean()
  vouched?: boolean;

  @ApiPropertyOptional({ description: 'Made up, for demonstration or test', default: false })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;
}

export class JoinEmployerDto {
  @ApiProperty({ description: 'As the office handed it over', example: 'AB2CD-EF3GH-JK4LM-NP5QR' })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  code!: string;
}

export class RemoveAccountDto {
  @ApiProperty({ description: 'Subject of its tokens', example: 'employer-1' })
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  account!: string;
}

export class RevokeInvitationDto {
  @ApiProperty({ description: 'As the answer to the issuing named it', format: 'uuid' })
  @IsUUID()
  invitationId!: string;
}

export class SuspendEmployerDto {
  @ApiProperty({ enum: EMPLOYER_SUSPENSION_REASONS })
  @IsIn(EMPLOYER_SUSPENSION_REASONS)
  reason!: EmployerSuspensionReason;
}

export class ForgetContactDto {
  @ApiProperty({ enum: CONTACT_FORGETTING_REASONS })
  @IsIn(CONTACT_FORGETTING_REASONS)
  reason!: ForgettingReason;
}
