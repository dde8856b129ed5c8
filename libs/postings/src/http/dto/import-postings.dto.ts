import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ROW_FORMATS, type RowFormat } from '../../import/row-format';
import { IsPlainDate } from './is-plain-date';

export class ImportPostingsDto {
  @ApiPropertyOptional({ enum: ROW_FORMATS, description: 'Left out: told by the first row' })
  @IsOptional()
  @IsIn(ROW_FORMATS)
  format?: RowFormat;

  @ApiPropertyOptional({
    format: 'date',
    description:
      'Day on which the employers confirmed the postings, where the rows do not say; left out: today',
  })
  @IsOptional()
  @IsPlainDate()
  confirmedOn?: string;
}
