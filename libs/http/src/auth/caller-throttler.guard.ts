import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectThrottlerOptions, InjectThrottlerStorage, ThrottlerGuard } from '@nestjs/throttler';
import type { ThrottlerLimitDetail, ThrottlerModuleOptions, ThrottlerStorage } from '@nestjs/throttler';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';
import { bearerToken } from './auth.guard';
import { TokenVerifier } from './token-verifier';

/**
 * Counts requests per account; those without a token verified before, forged ones among them, per address. Stands
 * before the {@link AuthGuard}, so that guessing tokens is limited as well.
 */
@Injectable()
export class CallerThrottlerGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {
    super(options, storage, reflector);
  }

  protected override getTracker(request: Request): Promise<string> {
    const token = bearerToken(request);
    const caller = token === undefined ? undefined : this.verifier.peek(token);
    return Promise.resolve(caller === undefined ? `address ${request.ip ?? ''}` : `caller ${caller.id}`);
  }

  /** One budget over all routes. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    const seconds = Math.max(1, detail.timeToBlockExpire);
    throw new ProblemException('too-many-requests', { headers: { 'Retry-After': String(seconds) } });
  }
}
