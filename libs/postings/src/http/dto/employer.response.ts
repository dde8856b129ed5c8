import { ApiProperty } from '@nestjs/swagger';
import type { EmployerEntity } from '../../projections/employer.entity';
import { IdentifierDto } from './employer.dto';
import { EMPLOYER_KINDS } from './choices';

/** An employer. The person to call is not shown here. */
export class EmployerResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'The ETag without its quotes' }) version!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: EMPLOYER_KINDS }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) division!: string | null;
  @ApiProperty({ type: [IdentifierDto] }) identifiers!: IdentifierDto[];
  @ApiProperty({ type: String, nullable: true }) vouchedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) verifiedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) suspensionReason!: string | null;
  @ApiProperty({ description: 'Whether a person to call is recorded' }) hasContact!: boolean;
  @ApiProperty() synthetic!: boolean;
}

export function toEmployerResponse(employer: EmployerEntity): EmployerResponse {
  return {
    id: employer.employerId,
    version: employer.version,
    name: employer.name,
    kind: employer.kind,
    division: employer.division,
    identifiers: [...employer.identifiers],
    vouchedBy: employer.vouchedBy,
    verifiedBy: employer.verifiedBy,
    suspensionReason: employer.suspensionReason,
    hasContact: employer.contactSealed !== null,
    synthetic: employer.synthetic,
  };
}
