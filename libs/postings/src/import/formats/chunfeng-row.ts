import { fieldErrors } from '@chunfeng/http';
import { plainToInstance } from 'class-transformer';
import { IsOptional, validateSync } from 'class-validator';
import { termsOf } from '../../commands/posting-form';
import { CollectedDto } from '../../http/dto/propose-posting.dto';
import { IsPlainDate } from '../../http/dto/is-plain-date';
import type { MappedRow } from './mapped-row';

/** A row in our own format: what a clerk sends for a collected posting; the import may state the confirmation. */
export class ChunfengRow extends CollectedDto {
  @IsOptional()
  @IsPlainDate()
  confirmedOn?: string;
}

const MAX_REASONS = 10;

export function mapChunfengRow(input: Readonly<Record<string, unknown>>): MappedRow {
  const row = plainToInstance(ChunfengRow, input);
  const errors = validateSync(row, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true },
  });
  const externalId = externalIdIn(input);
  if (errors.length > 0)
    return { kind: 'invalid', externalId, reasons: fieldErrors(errors, 'body').slice(0, MAX_REASONS) };
  const { system, url } = row.source;
  return {
    kind: 'mapped',
    externalId,
    confirmedOn: row.confirmedOn ?? null,
    proposal: {
      terms: termsOf(row.terms),
      employer: { id: row.employerId ?? null, name: row.employerName ?? null },
      source: { system, externalId, url: url ?? null },
      isVacancy: true,
      ...(row.synthetic ? { synthetic: true } : {}),
    },
  };
}

function externalIdIn({ source }: Readonly<Record<string, unknown>>): string | null {
  if (typeof source !== 'object' || source === null) return null;
  const { externalId } = source as { externalId?: unknown };
  return typeof externalId === 'string' && externalId.length <= 120 ? externalId : null;
}
