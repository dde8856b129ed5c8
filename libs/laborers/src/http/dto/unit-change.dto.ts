import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches, ValidateIf } from 'class-validator';
import type { UnitChange } from '../../domain/units';
import { OFFICE } from './patterns';

/** A value that may be null but must be said. */
const Nullable = () => ValidateIf((_object, value) => value !== null);

const UNIT_REASONS = [
  'employed-elsewhere',
  'returned',
  'moved',
  'recorded-in-error',
  'division-change',
  'other',
] as const;

export class UnitChangeDto implements UnitChange {
  @ApiProperty({ enum: ['origin', 'ledger', 'responsible', 'workplace'] })
  @IsIn(['origin', 'ledger', 'responsible', 'workplace'])
  unit!: UnitChange['unit'];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'D500118',
    description: 'One of the 40 reporting units; null only for a workplace that is not known',
  })
  @Nullable()
  @Matches(OFFICE)
  to!: string | null;

  @ApiProperty({ enum: UNIT_REASONS })
  @IsIn(UNIT_REASONS)
  reason!: UnitChange['reason'];
}
