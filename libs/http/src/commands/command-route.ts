import type { CommandResult } from '@chunfeng/event-log';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { ApiProblem } from '../openapi/api-problem';
import { sendCommandResult } from './command-response';

export interface CommandRouteOptions {
  /**
   * For a creation: the path of the new resource, from the command's answer and the path parameters. It makes
   * the answer 201 with `Location`.
   */
  readonly location?: (
    answer: Readonly<Record<string, unknown>>,
    params: Readonly<Record<string, string>>,
  ) => string;
  /** Whether the route honors `If-Match` (documented only; read it by `@IfMatch()`). */
  readonly ifMatch?: boolean;
  /** Codes of the context that the command may be refused with. */
  readonly problems?: readonly string[];
}

const OPTIONS = 'chunfeng:command-route';
const COMMAND_PROBLEMS = [
  'idempotency-key-missing',
  'idempotency-key-personal',
  'invalid-request',
  'in-flight',
  'key-reused',
  'busy',
  'outcome-unknown',
];

/**
 * A route that runs one command and returns its `CommandResult`; the answer, its headers and status, the
 * problem on failure and the description in OpenAPI follow from it.
 *
 * @example
 * \@Post() \@Roles('employer', 'clerk')
 * \@CommandRoute({ location: ({ id }) => `/v1/postings/${String(id)}`, problems: ['posting.wage-band'] })
 * submit(\@Body() body: SubmitPosting, \@CommandMeta() context: CommandContext): Promise<CommandResult> { … }
 */
export function CommandRoute(options: CommandRouteOptions = {}): MethodDecorator {
  const status = options.location === undefined ? 200 : 201;
  return applyDecorators(
    SetMetadata(OPTIONS, options),
    HttpCode(status),
    UseInterceptors(CommandResultInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Best a UUID; 1–200 letters, digits and `_ . : -`, and nothing that tells of a person',
    }),
    ...(options.ifMatch ? [ApiHeader({ name: 'If-Match', description: 'ETag of an earlier answer' })] : []),
    ApiResponse({
      status,
      description: 'Stored. A repeat with the same key is answered alike.',
      headers: {
        'Chunfeng-Position': { schema: { type: 'string' }, description: 'epoch.position of the last event' },
        ETag: { schema: { type: 'string' }, description: 'Version of the resource' },
        ...(status === 201 ? { Location: { schema: { type: 'string' } } } : {}),
      },
    }),
    ApiProblem(
      ...COMMAND_PROBLEMS,
      ...(options.ifMatch ? ['if-match-malformed', 'stale-version'] : []),
      ...(options.problems ?? []),
    ),
  );
}

@Injectable()
export class CommandResultInterceptor implements NestInterceptor<CommandResult, unknown> {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<CommandResult>): Observable<unknown> {
    const options = this.reflector.get<CommandRouteOptions>(OPTIONS, context.getHandler());
    const request = context.switchToHttp().getRequest<Request<Record<string, string>>>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((result) => {
        if (options.location === undefined || result.kind !== 'done')
          return sendCommandResult(response, result);
        const answer = (result.answer ?? {}) as Readonly<Record<string, unknown>>;
        return sendCommandResult(response, result, { location: options.location(answer, request.params) });
      }),
    );
  }
}
