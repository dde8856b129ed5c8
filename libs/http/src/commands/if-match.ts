import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';

/**
 * `@IfMatch() ifVersion: number | undefined`: the stream version that the client has seen. Absent: undefined.
 * @throws ProblemException `if-match-malformed` for anything but one strong ETag of ours.
 */
export const IfMatch = createParamDecorator((_data: undefined, context: ExecutionContext) =>
  parseIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^"(0|[1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new ProblemException('if-match-malformed', {
      errors: [{ in: 'header', field: 'If-Match', code: 'if-match-malformed' }],
    });
  }
  return Number(version);
}
