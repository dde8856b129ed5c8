import { CommandRunner, type CommandResult, Streams } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import { SubjectVault } from '@chunfeng/privacy';
import { Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { changeEmployer } from '../domain/change-employer';
import { employer } from '../domain/employer';
import type { EmployerErrorCode } from '../domain/employer.errors';
import { referenceLookup } from '../reference-lookup';
import { ChangeEmployer } from './change-employer.command';

@CommandHandler(ChangeEmployer)
export class ChangeEmployerHandler implements ICommandHandler<ChangeEmployer> {
  private readonly logger = new Logger(ChangeEmployerHandler.name);

  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
    private readonly vault: SubjectVault,
  ) {}

  async execute({
    employerId,
    change,
    context,
    ifVersion,
  }: ChangeEmployer): Promise<CommandResult<EmployerErrorCode>> {
    const newSubject = uuidv7();
    const result = await this.runner.execute({
      context,
      stream: { decider: employer, id: employerId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      answer: { id: employerId },
      decide: ({ state }) => changeEmployer(state, change, referenceLookup, newSubject),
    });
    if (result.kind === 'done' && change.type === 'forget-contact') {
      await failpoint('forget-contact.after-append');
      await this.destroyKeys(employerId);
    }
    return result;
  }

  /** The person is forgotten from the append on; a key that cannot be reached now is left to the sweeper. */
  private async destroyKeys(employerId: string): Promise<void> {
    try {
      const { state } = await this.streams.load(employer, employerId);
      const subjects = state.status === 'none' ? [] : state.forgotten;
      for (const subject of await this.vault.existingKeys(subjects)) await this.vault.destroyKey(subject);
    } catch (error) {
      this.logger.warn({
        message: 'key of a forgotten contact not destroyed yet',
        employerId,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
