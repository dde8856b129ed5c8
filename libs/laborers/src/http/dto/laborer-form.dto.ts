import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { DetailsCorrection } from '../../domain/details';
import type { Registration } from '../../domain/registration';
import { ConsentDto } from './consent.dto';
import { SelfEmploymentDto, VerificationDto } from './employment.dto';
import { GroupConfirmationDto } from './group.dto';
import { IntentionDto } from './intention.dto';
import { ServiceClassDto } from './service-class.dto';
import { SkillDto } from './skill.dto';
import { WillingnessDto } from './willingness.dto';

/** What a form says of the person beside the citizen number. */
export class PersonDto {
  @ApiProperty({ minLength: 1, maxLength: 60, example: '测试甲' })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 30, example: '00012345678' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: '虚构村1组' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @ApiProperty({ example: '500235001', description: 'County (6), township (9) or village (12 digits)' })
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  residence!: string;

  @ApiProperty({ example: '71', description: 'GB/T 4658-2006' })
  @Matches(/^\d{2}$/)
  education!: string;

  @ApiProperty({
    enum: ['1', '2', '3', '6'],
    description: 'GB/T 2261.3: 1 good, 2 fair, 3 chronic illness, 6 disabled',
  })
  @IsIn(['1', '2', '3', '6'])
  health!: Registration['health'];

  @ApiProperty({ enum: ['0', '1', '2', '3', '4'], description: 'GA/T 324.1' })
  @IsIn(['0', '1', '2', '3', '4'])
  hukouType!: Registration['hukouType'];
}

/** A citizen number is judged by the domain, which says what is wrong with it. */
const NUMBER = {
  maxLength: 40,
  example: '000000199005060012',
  description: 'GB 11643-1999. The division of issue is not checked. Birth date and sex follow from it.',
};

/** The form of a visit: the person and everything learned on the occasion, stored at once or not at all. */
export class RegisterLaborerDto extends PersonDto {
  @ApiProperty(NUMBER)
  @IsString()
  @MaxLength(40)
  citizenNumber!: string;

  @ApiPropertyOptional({ example: 'T500235001', description: 'Registering office; default: your own' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  office?: string;

  @ApiPropertyOptional({
    example: 'D500235',
    description: 'Reporting unit of household registration; default: the unit of the office',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  origin?: string;

  @ApiPropertyOptional({ enum: ['visit', 'roster', 'self'], default: 'visit' })
  @IsOptional()
  @IsIn(['visit', 'roster', 'self'])
  source?: 'visit' | 'roster' | 'self';

  @ApiPropertyOptional({
    default: false,
    description:
      'Made up for demonstration or test: shown as such, and the citizen number must begin with 00',
  })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;

  @ApiPropertyOptional({ type: [WillingnessDto], maxItems: 4 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => WillingnessDto)
  willingness?: WillingnessDto[];

  @ApiPropertyOptional({ type: [GroupConfirmationDto], maxItems: 9 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => GroupConfirmationDto)
  groups?: GroupConfirmationDto[];

  @ApiPropertyOptional({ type: VerificationDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => VerificationDto)
  employment?: VerificationDto;

  @ApiPropertyOptional({ type: SelfEmploymentDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SelfEmploymentDto)
  selfEmployment?: SelfEmploymentDto;

  @ApiPropertyOptional({ type: [SkillDto], maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SkillDto)
  skills?: SkillDto[];

  @ApiPropertyOptional({ type: IntentionDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => IntentionDto)
  intention?: IntentionDto;

  @ApiPropertyOptional({ type: ServiceClassDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceClassDto)
  serviceClass?: ServiceClassDto;

  @ApiPropertyOptional({ type: ConsentDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;
}

/** All details as they should stand. */
export class CorrectDetailsDto extends PersonDto {
  @ApiPropertyOptional({ ...NUMBER, description: 'Leave out to keep it as it is.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  citizenNumber?: string;

  @ApiProperty({ enum: ['typing-error', 'changed', 'comparison', 'other'] })
  @IsIn(['typing-error', 'changed', 'comparison', 'other'])
  reason!: DetailsCorrection['reason'];
}
