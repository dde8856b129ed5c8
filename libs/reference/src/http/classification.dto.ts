import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@chunfeng/http';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class SearchQuery extends PageQuery {
  /**
   * Part of a name, or the beginning of a code; everything when left out.
   * @example 焊工
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;
}

/** An entry of the occupational classification of 2022. */
export class OccupationDto {
  /** @example 6-18-02-04 */
  code!: string;

  /** @example 焊工 */
  name!: string;

  @ApiProperty({ enum: ['major', 'middle', 'minor', 'occupation'] })
  level!: string;

  /** The code and what is above it, nearest first. */
  path!: string[];
}

export class OccupationPage {
  items!: OccupationDto[];

  @ApiPropertyOptional({ type: 'string', nullable: true })
  next!: string | null;
}

/** An entry of GB/T 4754-2011. */
export class IndustryDto {
  /** @example C1810 */
  code!: string;

  name!: string;

  @ApiProperty({ enum: ['section', 'division', 'group', 'class'] })
  level!: string;

  /** Absent for a section. */
  parent?: string;
}

export class IndustryPage {
  items!: IndustryDto[];

  @ApiPropertyOptional({ type: 'string', nullable: true })
  next!: string | null;
}

export class CodeListEntryDto {
  code!: string;

  /** Chinese name. */
  zh!: string;

  /** English name, for short lists only. */
  en?: string;
}

export class CodeListDto {
  /** @example education */
  id!: string;

  /** The standard, or who set the codes. */
  standard!: string;

  entries!: CodeListEntryDto[];
}

export class TitleQuery {
  /**
   * Title of a posting as written.
   * @example 氩弧焊工（急招）
   */
  @IsString()
  @MaxLength(200)
  title!: string;

  /**
   * Industry, GB/T 4754-2011.
   * @example C1810
   */
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industry?: string;
}

/** The occupation that a title names. */
export class TitleMappingDto {
  @ApiProperty({ enum: ['mapped', 'unmapped'] })
  kind!: string;

  code?: string;

  /** Name of the code. */
  name?: string;

  @ApiPropertyOptional({ enum: ['occupation', 'minor', 'middle'] })
  level?: string;

  @ApiPropertyOptional({ enum: ['code', 'name', 'synonym', 'rule'] })
  method?: string;

  /** 0 to 1, an estimate. */
  confidence?: number;

  @ApiPropertyOptional({ enum: ['several-occupations', 'no-occupation-named', 'not-recognized'] })
  reason?: string;
}
