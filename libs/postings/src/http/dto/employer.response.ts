import { ApiProperty } from '@nestjs/swagger';
import type { EmployerView } from '../../queries/get-employer.query';
import { ContactDto, IdentifierDto } from './employer.dto';
import { EMPLOYER_KINDS } from './choices';

/** An employer. Persons are shown to offices and to the employer itself; every such reading is logged. */
export class EmployerResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'The ETag without its quotes' }) version!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null: a natural person, whose name is not yours to read or was forgotten',
  })
  name!: string | null;
  @ApiProperty({ enum: EMPLOYER_KINDS }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) division!: string | null;
  @ApiProperty({ type: [IdentifierDto] }) identifiers!: IdentifierDto[];
  @ApiProperty({ type: String, nullable: true }) vouchedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) verifiedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) suspensionReason!: string | null;
  @ApiProperty({ description: 'Whether a person to call is recorded' }) hasContact!: boolean;
  @ApiProperty({
    type: ContactDto,
    nullable: true,
    description: 'The person to call, for those who may know',
  })
  contact!: ContactDto | null;
  @ApiProperty() synthetic!: boolean;
}

export function toEmployerResponse({ employer, name, contact }: EmployerView): EmployerResponse {
  return {
    id: employer.employerId,
    version: employer.version,
    name,
    kind: employer.kind,
    division: employer.division,
    identifiers: [...employer.identifiers],
    vouchedBy: employer.vouchedBy,
    verifiedBy: employer.verifiedBy,
    suspensionReason: employer.suspensionReason,
    hasContact: employer.hasContact,
    contact,
    synthetic: employer.synthetic,
  };
}
