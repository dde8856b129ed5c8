import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { type Language, languageOf } from './language';

/**
 * `@AskedLanguage() language: Language`: what the client reads. Not `@Headers('accept-language')`, which makes the
 * document demand a header that no client needs to send.
 */
export const AskedLanguage = createParamDecorator((_data: undefined, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<Request>().headers['accept-language']),
);
