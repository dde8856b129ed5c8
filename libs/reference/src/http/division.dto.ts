import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Path of one division. */
export class DivisionCodeParam {
  /**
   * 2 (province), 4, 6, 9 or 12 digits; zero-padded forms are understood (440300 is 4403).
   * @example 500235
   */
  @Matches(/^\d{2,12}$/)
  code!: string;
}

/** The day asked about. */
export class OnQuery {
  /**
   * Day in Asia/Shanghai; today when left out.
   * @example 2016-12-28
   */
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsDateString({ strict: true })
  on?: string;
}

export class DivisionQuery extends OnQuery {
  /**
   * Division code.
   * @example 500234
   */
  @Matches(/^\d{2,12}$/)
  code!: string;
}

export class AddressQuery {
  /**
   * Free address as it stands in a notice.
   * @example 重庆市开县
   */
  @IsString()
  @MaxLength(300)
  text!: string;

  /**
   * Division that the place is known to lie in.
   * @example 50
   */
  @IsOptional()
  @Matches(/^\d{2,12}$/)
  within?: string;
}

/** One code with one name over one interval. */
export class DivisionDto {
  /** @example 500154 */
  code!: string;

  /** @example 开州区 */
  name!: string;

  @ApiProperty({ enum: ['province', 'city', 'county', 'township', 'village'] })
  level!: string;

  /** The division above; absent for a province. */
  parent?: string;

  /** First day; absent where it is not recorded. */
  from?: string;

  /** First day after the last; absent while in force. */
  until?: string;

  /** Where the record comes from; `press-reports` and `general-knowledge` are not confirmed. */
  @ApiProperty({ enum: ['nbs-2023', 'gb2260-lists', 'compiled', 'general-knowledge', 'press-reports'] })
  basis!: string;

  /** What took its place; empty while in force or where it is not known. */
  successors!: string[];

  note?: string;
}

/** What a code is on a day. */
export class DivisionStatusDto {
  code!: string;

  on!: string;

  /** `indeterminate`: the files do not tell; `unknown-code`: in no list. */
  @ApiProperty({ enum: ['valid', 'former', 'not-yet', 'indeterminate', 'unknown-code'] })
  status!: string;

  /** The record in force, or the nearest one; absent for an unknown code. */
  division?: DivisionDto;

  /** Divisions in force on the day that stand in its place; itself while in force. */
  successors!: string[];

  /** Why an answer is indeterminate. */
  reason?: string;
}

/** The functional zone of a division on a day. */
export class ZoneAnswerDto {
  @ApiProperty({ enum: ['zone', 'indeterminate', 'outside'] })
  kind!: string;

  @ApiPropertyOptional({ enum: ['five-zones', 'one-area-two-clusters'] })
  scheme?: string;

  zone?: string;

  /** Zones of which one is the answer. */
  among?: string[];

  reason?: string;
}

/** The reporting unit of a division. */
export class UnitAnswerDto {
  /** @example U-WANSHENG */
  unit!: string;

  @ApiProperty({ enum: ['certain', 'indeterminate'] })
  certainty!: string;

  /** Units that may be the true answer. */
  alternatives?: string[];

  reason?: string;
}

/** Everything known of a code. */
export class DivisionDetailsDto {
  code!: string;

  /** In order of time. */
  records!: DivisionDto[];

  /** Codes above it, nearest first. */
  ancestors!: string[];

  zone!: ZoneAnswerDto;

  /** Absent outside the reporting units. */
  unit?: UnitAnswerDto;
}

/** The division of a free address. */
export class ResolvedAddressDto {
  @ApiProperty({ enum: ['resolved', 'ambiguous', 'unknown'] })
  kind!: string;

  /** @example 500154 */
  code?: string;

  @ApiPropertyOptional({ enum: ['province', 'city', 'county', 'township', 'village'] })
  level?: string;

  /** The part of the text that was understood. */
  matched?: string;

  /** The code whose old name was written. */
  former?: string;

  /** Divisions that the text can mean. */
  candidates?: string[];
}
