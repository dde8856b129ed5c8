import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { employer, register } from '../domain/employer';
import type { EmployerErrorCode } from '../domain/employer.errors';
import { referenceLookup } from '../reference-lookup';
import { RegisterEmployer } from './register-employer.command';

@CommandHandler(RegisterEmployer)
export class RegisterEmployerHandler implements ICommandHandler<RegisterEmployer> {
  constructor(private readonly runner: CommandRunner) {}

  execute({
    registration,
    context,
    employerId = uuidv7(),
    account,
  }: RegisterEmployer): Promise<CommandResult<EmployerErrorCode>> {
    return this.runner.execute({
      context,
      stream: { decider: employer, id: employerId },
      answer: { id: employerId },
      decide: ({ state }) => register(state, registration, referenceLookup, employerId, account),
    });
  }
}
