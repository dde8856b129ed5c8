import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { STAT_CLOCKS, type StatClock, UNIT_BASES, type UnitBasis } from '../../queries/placement-figures';

const figure = {
  type: 'integer',
  nullable: true,
  description: '`null`: not shown, see `suppressed`',
} as const;

/** Figures and what they mean. */
class FiguresDto {
  @ApiProperty({ example: '1.4711', description: 'For `asOf`: gives the same figures again' })
  position!: string;

  @ApiProperty({ type: String, nullable: true, description: '`null`: the whole city' })
  unit!: string | null;

  @ApiProperty({ type: [String] })
  by!: readonly string[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  definitions!: Record<string, string>;
}

class SuppressibleDto {
  @ApiProperty({ description: 'Too few persons to be shown to your role' })
  suppressed!: boolean;
}

export class PlacementCellDto extends SuppressibleDto {
  @ApiProperty(figure) persons!: number | null;
  @ApiProperty(figure) personTimes!: number | null;
}

/** The dimensions asked for, and the figures. */
export class PlacementRowDto extends PlacementCellDto {
  @ApiPropertyOptional({ example: '2026-01' }) month?: string;
  @ApiPropertyOptional({ example: 'D500235' }) unit?: string;
  @ApiPropertyOptional({ example: 'C', description: 'Section of GB/T 4754-2011' }) industry?: string;
  @ApiPropertyOptional({ example: 'workshop' }) workForm?: string;
  @ApiPropertyOptional({ example: 'inside-city' }) direction?: string;
  @ApiPropertyOptional({ example: '6-18', description: 'One of the 79 middle groups' }) occupation?: string;
  @ApiPropertyOptional({ example: '44' }) destination?: string;
  @ApiPropertyOptional({ example: 'registered-poor' }) group?: string;
}

export class PlacementFiguresDto extends FiguresDto {
  @ApiProperty({ enum: ['started', 'ended'] }) measure!: 'started' | 'ended';
  @ApiProperty({ enum: UNIT_BASES }) basis!: UnitBasis;
  @ApiProperty({ enum: STAT_CLOCKS }) clock!: StatClock;
  @ApiProperty({ example: '2026-01' }) from!: string;
  @ApiProperty({ example: '2026-03' }) to!: string;
  @ApiProperty({ type: [PlacementRowDto] }) rows!: readonly PlacementRowDto[];
  @ApiProperty({ type: PlacementCellDto, description: 'Not the sum of the rows: persons are counted once' })
  total!: PlacementCellDto;
}

export class WillingnessCellDto extends SuppressibleDto {
  @ApiProperty(figure) willing!: number | null;
  @ApiProperty(figure) unwilling!: number | null;
  @ApiProperty({ ...figure, description: 'Never asked, or withdrawn; not zero and not unwilling' })
  unknown!: number | null;
  @ApiProperty(figure) persons!: number | null;
}

export class WillingnessRowDto extends WillingnessCellDto {
  @ApiPropertyOptional({ example: 'D500235' }) unit?: string;
  @ApiPropertyOptional({ example: 'disabled' }) group?: string;
  @ApiPropertyOptional({ example: '71', description: 'GB/T 4658-2006' }) education?: string;
}

export class WillingnessFiguresDto extends FiguresDto {
  @ApiProperty({ enum: UNIT_BASES }) basis!: UnitBasis;
  @ApiProperty({ type: [WillingnessRowDto] }) rows!: readonly WillingnessRowDto[];
  @ApiProperty({ type: WillingnessCellDto }) total!: WillingnessCellDto;
}

export class VacancyCellDto {
  @ApiProperty({ type: 'integer', description: 'Published postings' }) postings!: number;
  @ApiProperty({ type: 'integer' }) offered!: number;
  @ApiProperty({ type: 'integer' }) reserved!: number;
  @ApiProperty({ type: 'integer' }) taken!: number;
  @ApiProperty({ type: 'integer' }) open!: number;
  @ApiProperty({ type: 'integer', description: 'Listed apart, for something is missing' })
  incompletePostings!: number;
  @ApiProperty({ type: 'integer' }) incompleteVacancies!: number;
  @ApiProperty({ type: 'integer', description: 'Of those, without a stated headcount' })
  incompleteUnstated!: number;
}

export class VacancyRowDto extends VacancyCellDto {
  @ApiPropertyOptional({ example: 'D500235' }) unit?: string;
  @ApiPropertyOptional({ example: '6-18' }) occupation?: string;
  @ApiPropertyOptional({ example: 'ordinary' }) kind?: string;
}

export class VacancyFiguresDto extends FiguresDto {
  @ApiProperty({ enum: ['workplace'] }) basis!: 'workplace';
  @ApiProperty({ type: [VacancyRowDto] }) rows!: readonly VacancyRowDto[];
  @ApiProperty({ type: VacancyCellDto }) total!: VacancyCellDto;
}
