import { ApiProperty } from '@nestjs/swagger';
import type { LaborerView } from '../../queries/get-laborer.query';

/** The person; what the caller may not see in full is masked or null. */
export class ShownPersonDto {
  @ApiProperty({ example: '测试甲' })
  name!: string;

  @ApiProperty({ example: '00************0012', description: 'In full for the own office only' })
  citizenNumber!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '1990-05-06' })
  birthDate!: string | null;

  @ApiProperty({ enum: ['1', '2'], description: 'GB/T 2261.1' })
  sex!: '1' | '2';

  @ApiProperty({ type: String, nullable: true, example: '00012345678' })
  phone!: string | null;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;
}

export class UnitsDto {
  @ApiProperty({ example: 'D500235', description: 'Household registration' })
  origin!: string;

  @ApiProperty({ example: 'D500235', description: 'Keeps the out-migration ledger' })
  ledger!: string;

  @ApiProperty({ example: 'D500235', description: 'Verifies and serves' })
  responsible!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  workplace!: string | null;
}

export class LaborerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', description: 'The ETag' })
  version!: number;

  @ApiProperty({ type: ShownPersonDto })
  person!: ShownPersonDto;

  @ApiProperty({ description: 'Made up for demonstration or test' })
  synthetic!: boolean;

  @ApiProperty({ example: 'T500235001' })
  office!: string;

  @ApiProperty({ type: UnitsDto })
  units!: UnitsDto;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'As registered' })
  household!: string | null;

  @ApiProperty({ type: String, example: '500235001' })
  residence!: string | null;

  @ApiProperty({ type: 'integer', example: 1990 })
  birthYear!: number | null;

  @ApiProperty({ type: 'integer', example: 2053, description: 'Last year of working age (R2)' })
  workingUntil!: number | null;

  @ApiProperty({ type: String, example: '71' })
  education!: string | null;

  @ApiProperty({ type: String, example: '1' })
  health!: string | null;

  @ApiProperty({ type: String, example: '2' })
  hukouType!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Newest answer by kind; a kind that was never asked is absent: unknown',
  })
  willingness!: LaborerView['profile']['willingness'];

  @ApiProperty({
    type: [Object],
    description: 'Memberships as intervals; validTo is the first day it no longer holds',
  })
  groups!: LaborerView['profile']['groups'];

  @ApiProperty({ type: Object, nullable: true, description: 'Newest verification; null: never verified' })
  employment!: LaborerView['profile']['employment'];

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day on which the verification that is due would have been in time; null: none is due',
  })
  verificationDueOn!: string | null;

  @ApiProperty({ type: Object, nullable: true })
  selfEmployment!: LaborerView['profile']['selfEmployment'];

  @ApiProperty({ type: [Object] })
  skills!: LaborerView['profile']['skills'];

  @ApiProperty({ type: Object, nullable: true })
  intention!: LaborerView['profile']['intention'];

  @ApiProperty({ type: String, nullable: true })
  serviceClass!: string | null;

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'null: not given, or withdrawn. formNumber only where one is read by its own office',
  })
  consent!: (NonNullable<LaborerView['profile']['consent']> & { readonly formNumber?: string | null }) | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  consentWithdrawnOn!: string | null;

  @ApiProperty({ format: 'date-time' })
  registeredAt!: string;

  @ApiProperty({ format: 'date-time' })
  changedAt!: string;
}

export class LaborerPageDto {
  @ApiProperty({ type: [LaborerDto] })
  items!: readonly LaborerDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' })
  next!: string | null;
}

export class LaborersFoundDto {
  @ApiProperty({ type: [LaborerDto], description: 'At most 50' })
  items!: readonly LaborerDto[];
}
