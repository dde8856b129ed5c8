import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { WORK_FORMS } from './choices';
import { Omittable } from './fields';

/** The work itself, where no posting tells it; what is left out is unknown. */
export class WorkDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '6-18-02',
    description: '大典 2022, any level',
  })
  @IsOptional()
  @Matches(/^\d(-\d{2}){0,3}$/)
  occupation?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'C33', description: 'GB/T 4754-2011' })
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industry?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, enum: WORK_FORMS })
  @IsOptional()
  @IsIn(WORK_FORMS)
  workForm?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '4403',
    description: 'Division of the place of work: 2, 4, 6, 9 or 12 digits',
  })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)
  place?: string | null;

  @ApiPropertyOptional({ type: Boolean, description: 'It lies abroad, where there are no division codes' })
  @Omittable()
  @IsBoolean()
  abroad?: boolean;
}
