import { randomUUID } from 'node:crypto';
import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MATCH_POLICY_STREAM, matchPolicy, publishDefaultPolicy } from '../domain/match-policy';
import type { MatchPolicyErrorCode } from '../domain/match-policy.errors';
import { PublishDefaultMatchPolicy } from './publish-default-match-policy.command';

@CommandHandler(PublishDefaultMatchPolicy)
export class PublishDefaultMatchPolicyHandler implements ICommandHandler<PublishDefaultMatchPolicy> {
  constructor(private readonly runner: CommandRunner) {}

  /** Twins of several processes that start at once meet at the key, and behind it at the stream (INV-IDEM). */
  execute(): Promise<CommandResult<MatchPolicyErrorCode>> {
    return this.runner.execute({
      context: {
        caller: 'chunfeng',
        idempotencyKey: 'default-match-policy',
        content: { command: 'publish-default-match-policy' },
        actor: { id: 'chunfeng', role: 'operator' },
        correlationId: randomUUID(),
      },
      stream: { decider: matchPolicy, id: MATCH_POLICY_STREAM },
      decide: ({ state }) => publishDefaultPolicy(state),
    });
  }
}
