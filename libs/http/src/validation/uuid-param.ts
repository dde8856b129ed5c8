import { Param, ParseUUIDPipe } from '@nestjs/common';
import { ProblemException } from '../problems/problem.exception';

/** `@UuidParam('id') id: string`: a path parameter that is a UUID, else 400 with its name. */
export function UuidParam(name: string): ParameterDecorator {
  return Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () =>
        new ProblemException('invalid-request', {
          params: { count: 1 },
          errors: [{ in: 'path', field: name, code: 'field.uuid' }],
        }),
    }),
  );
}
