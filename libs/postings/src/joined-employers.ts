import { CommandRunner } from '@chunfeng/event-log';
import { EmployerAccounts } from '@chunfeng/http';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { accountClaim } from './domain/employer';

/**
 * Which employer an account has joined, from the claim itself: right at once, also where a view lags. Who has joined
 * is remembered for a minute, who has not is asked about every time, so that joining takes effect with the next request.
 */
@Injectable()
export class JoinedEmployers extends EmployerAccounts {
  private readonly known = new LRUCache<string, string>({ max: 10_000, ttl: 60_000 });

  constructor(private readonly runner: CommandRunner) {
    super();
  }

  async employerOf(accountId: string): Promise<string | undefined> {
    const known = this.known.get(accountId);
    if (known !== undefined) return known;
    const { scope, key } = accountClaim(accountId);
    const holder = await this.runner.findByClaim(scope, key);
    if (holder === undefined) return undefined;
    const employerId = holder.slice('employer-'.length);
    this.known.set(accountId, employerId);
    return employerId;
  }
}
