import { CommandRunner, type CommandResult, reject } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { laborer } from '../domain/laborer';
import { markVerificationDue } from '../domain/verification-due';
import type { LaborerErrorCode } from '../domain/laborer.errors';
import { MarkVerificationDue } from './mark-verification-due.command';

@CommandHandler(MarkVerificationDue)
export class MarkVerificationDueHandler implements ICommandHandler<MarkVerificationDue> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ laborerId, dueOn, context }: MarkVerificationDue): Promise<CommandResult<LaborerErrorCode>> {
    return this.runner.execute({
      context,
      stream: { decider: laborer, id: laborerId },
      answer: { id: laborerId },
      decide: ({ state }, now) => {
        if (state.status === 'unknown') return reject('laborer.not-found');
        if (state.status === 'forgotten') return reject('laborer.forgotten');
        return markVerificationDue(state, dueOn, dayInShanghai(now));
      },
    });
  }
}
