import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeEmployer } from '../domain/change-employer';
import { employer } from '../domain/employer';
import type { EmployerErrorCode } from '../domain/employer.errors';
import { referenceLookup } from '../reference-lookup';
import { ChangeEmployer } from './change-employer.command';

@CommandHandler(ChangeEmployer)
export class ChangeEmployerHandler implements ICommandHandler<ChangeEmployer> {
  constructor(private readonly runner: CommandRunner) {}

  execute({
    employerId,
    change,
    context,
    ifVersion,
  }: ChangeEmployer): Promise<CommandResult<EmployerErrorCode>> {
    return this.runner.execute({
      context,
      stream: { decider: employer, id: employerId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      answer: { id: employerId },
      decide: ({ state }) => changeEmployer(state, change, referenceLookup),
    });
  }
}
