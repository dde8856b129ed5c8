import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@chunfeng/http';
import { IsOptional, Matches } from 'class-validator';
import { UnitAnswerDto } from './division.dto';

export class OfficeIdParam {
  /** @example D500235 */
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  id!: string;
}

export class OfficeQuery extends PageQuery {
  /**
   * Office whose own offices are listed; the municipal bureau when left out.
   * @example D500235
   */
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  parent?: string;
}

/** An office of the tree: bureau, reporting unit, township or village. */
export class OfficeDto {
  /** @example T500235001 */
  id!: string;

  /** Chinese name. */
  name!: string;

  /** English name; the Chinese one below the reporting units. */
  nameEn!: string;

  @ApiProperty({ enum: ['municipal', 'unit', 'township', 'village'] })
  level!: string;

  /** Absent for the bureau. */
  parent?: string;

  /** Absent for the two development zones. */
  divisionCode?: string;
}

/** An office and its way up to the bureau. */
export class OfficeDetailsDto extends OfficeDto {
  /** Ids from the office itself to `CQ`. */
  path!: string[];

  /** Absent for the bureau. */
  reportingUnit?: string;

  /** How certain the reporting unit is; absent for the bureau and the units. */
  unitCertainty?: UnitAnswerDto;
}

/** One of the 40 reporting units. */
export class ReportingUnitDto extends OfficeDto {
  @ApiProperty({ enum: ['district_county', 'development_zone'] })
  kind!: string;

  /** The district itself, or the divisions in which a development zone lies. */
  baseDivisions!: string[];

  /** First day after the last, by press reports; absent while in force. */
  until?: string;

  note?: string;
}

export class OfficePage {
  items!: OfficeDto[];

  @ApiPropertyOptional({ type: 'string', nullable: true })
  next!: string | null;
}
