import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { HttpSettings } from '../http-settings';
import { ApiProblem } from '../openapi/api-problem';
import { ProblemException } from '../problems/problem.exception';
import { parseStrictJson } from './json-border';
import { expectMediaType, hasBody, readBody } from './read-body';

const LIMIT = 'chunfeng:body-limit';
const STREAMED = 'chunfeng:streamed-body';

/** Bytes that a JSON body of this route may have; the default is 256 KiB. */
export function BodyLimit(bytes: number): MethodDecorator {
  return applyDecorators(SetMetadata(LIMIT, bytes), ApiProblem('body-too-large'));
}

/**
 * The route reads its body itself, as a stream (`@Req()`), in one of these media types. Limits and the JSON
 * border ({@link parseStrictJson}, per row) are its own business.
 */
export function StreamsBody(...mediaTypes: [string, ...string[]]): MethodDecorator {
  return applyDecorators(
    SetMetadata(STREAMED, mediaTypes),
    ApiConsumes(...mediaTypes),
    ApiProblem('unsupported-media-type'),
  );
}

/**
 * Reads the JSON body behind the guards: who may not call, or calls too often, costs no parsing; and the route,
 * so its limit, is known here.
 */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: HttpSettings,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!hasBody(request)) return next.handle();
    const handler = context.getHandler();
    const streamed = this.reflector.get<readonly string[] | undefined>(STREAMED, handler);
    expectMediaType(request, streamed ?? ['application/json']);
    if (streamed !== undefined) return next.handle();
    if (request.body !== undefined)
      throw new Error('create the app with HTTP_APP_OPTIONS: the body was read');
    const limit = this.reflector.get<number | undefined>(LIMIT, handler) ?? this.settings.bodyLimit;
    request.body = jsonOf(await readBody(request, limit));
    return next.handle();
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  const parsed = parseStrictJson(bytes);
  if (parsed.ok) return parsed.value;
  const { code, field } = parsed.fault;
  if (code === 'malformed-json') throw new ProblemException(code);
  throw new ProblemException('invalid-request', {
    params: { count: 1 },
    errors: [{ in: 'body', field, code, rule: 'RFC 7493' }],
  });
}
