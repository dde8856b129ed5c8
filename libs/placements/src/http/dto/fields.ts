import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';

/* Forms of values in bodies; what they mean is judged by the domain. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const OFFICE = /^[A-Z][A-Z0-9-]{1,30}$/;

/** May be left out; said as null it is an error, unlike with `IsOptional`. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}

/** A day on which something happened; today when left out, never in the future. */
export function HappenedOn(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: String,
      format: 'date',
      example: '2026-03-02',
      description: 'Day on which it happened; default: today. Never in the future.',
    }),
    Omittable(),
    Matches(DAY),
  );
}

/** A monthly pay; null or left out: not known. */
export function MonthlyWage(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      nullable: true,
      minimum: 0,
      example: 480000,
      description: 'Fen per month',
    }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(100_000_000),
  );
}

/** Reporting unit of the work. */
export function Workplace(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: String,
      nullable: true,
      example: 'D500235',
      description: 'Reporting unit of the work, where the place alone leaves it open',
    }),
    IsOptional(),
    Matches(OFFICE),
  );
}
