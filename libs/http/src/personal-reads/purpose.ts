import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';
import { type Purpose, PURPOSES } from './person-read-log';

/** For `@ApiHeader` of a route that shows persons. */
export const PURPOSE_HEADER = { name: 'Chunfeng-Purpose', enum: [...PURPOSES], required: false };

/** `@StatedPurpose() purpose`: the header `Chunfeng-Purpose`; absent: undefined. */
export const StatedPurpose = createParamDecorator((_data: undefined, context: ExecutionContext) =>
  purposeOf(context.switchToHttp().getRequest<Request>().headers['chunfeng-purpose']),
);

export function purposeOf(header: string | string[] | undefined): Purpose | undefined {
  if (header === undefined) return undefined;
  const purpose = PURPOSES.find((known) => known === header);
  if (purpose !== undefined) return purpose;
  throw new ProblemException('invalid-request', {
    params: { count: 1 },
    errors: [
      {
        in: 'header',
        field: 'Chunfeng-Purpose',
        code: 'field.one-of',
        params: { allowed: PURPOSES.join(', ') },
      },
    ],
  });
}
