import { CommandRunner } from '@chunfeng/event-log';
import { EmployerAccounts } from '@chunfeng/http';
import { Injectable } from '@nestjs/common';
import { accountClaim } from './domain/employer';

/**
 * Which employer an account has joined, from the claim itself: right at once, also where a view lags. Nothing is
 * remembered, so that joining and leaving take effect with the next request, whichever process answers it.
 */
@Injectable()
export class JoinedEmployers extends EmployerAccounts {
  constructor(private readonly runner: CommandRunner) {
    super();
  }

  async employerOf(accountId: string): Promise<string | undefined> {
    const { scope, key } = accountClaim(accountId);
    const holder = await this.runner.findByClaim(scope, key);
    return holder?.slice('employer-'.length);
  }
}
