import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { SkillRecord } from '../../domain/laborer';
import { DAY, OCCUPATION } from './patterns';

export class SkillDto {
  @ApiProperty({ example: '6-18-02-04', description: 'Occupational classification 2022, any level' })
  @Matches(OCCUPATION)
  occupation!: string;

  @ApiPropertyOptional({
    enum: ['1', '2', '3', '4', '5'],
    nullable: true,
    description: 'National vocational qualification, 5 lowest; null: practised without certificate',
  })
  @IsOptional()
  @IsIn(['1', '2', '3', '4', '5'])
  level?: SkillRecord['level'];

  @ApiProperty({ enum: ['certificate', 'training', 'practice'] })
  @IsIn(['certificate', 'training', 'practice'])
  source!: SkillRecord['source'];

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2020-06-30' })
  @IsOptional()
  @Matches(DAY)
  acquiredOn?: string | null;
}
