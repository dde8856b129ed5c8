import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { isPlainDate } from '@chunfeng/reference';

/** A calendar day that exists, `YYYY-MM-DD`. */
export function IsPlainDate(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isDateString',
      validator: { validate: (value: unknown) => typeof value === 'string' && isPlainDate(value) },
    }),
  );
}
