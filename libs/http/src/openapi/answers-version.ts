import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const ANSWERS_VERSION = 'chunfeng:answers-version';

/**
 * Documents a query whose answer carries the version of the resource as `ETag`; the framework answers 304 to who has
 * it already.
 */
export function AnswersVersion(): MethodDecorator {
  return applyDecorators(
    SetMetadata(ANSWERS_VERSION, true),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of an earlier answer' }),
  );
}
