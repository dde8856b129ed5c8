import { type ArgumentMetadata, Param, ParseUUIDPipe } from '@nestjs/common';
import { ProblemException } from '../problems/problem.exception';

/** One spelling per id: stream ids are compared as text. */
class LowerCaseUuidPipe extends ParseUUIDPipe {
  override async transform(value: string, metadata: ArgumentMetadata): Promise<string> {
    return (await super.transform(value, metadata)).toLowerCase();
  }
}

/** `@UuidParam('id') id: string`: a path parameter that is a UUID, in lower case; else 400 with its name. */
export function UuidParam(name: string): ParameterDecorator {
  return Param(
    name,
    new LowerCaseUuidPipe({
      exceptionFactory: () =>
        new ProblemException('invalid-request', {
          params: { count: 1 },
          errors: [{ in: 'path', field: name, code: 'field.uuid' }],
        }),
    }),
  );
}
