import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { ApiProblem } from '../openapi/api-problem';
import { ProblemException } from '../problems/problem.exception';

/** Why somebody looks at a person; a closed list, for free text would name the person sooner or later. */
export const PURPOSES = ['service', 'verification', 'complaint', 'inspection'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** For `@ApiHeader` of a route that shows persons. */
export const PURPOSE_HEADER = { name: 'Chunfeng-Purpose', enum: [...PURPOSES], required: false };

/** Documents a route that shows persons: the purpose may be stated, and nothing is shown that was not recorded. */
export function ShowsPersons(): MethodDecorator {
  return applyDecorators(ApiHeader(PURPOSE_HEADER), ApiProblem('reading-not-recorded'));
}

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
