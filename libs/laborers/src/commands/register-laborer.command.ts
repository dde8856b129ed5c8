import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { Registration } from '../domain/registration';
import type { LaborerOutcome } from './laborer-outcome';

/** The whole form of a visit, in one append. */
export class RegisterLaborer extends Command<LaborerOutcome> {
  constructor(
    readonly form: Registration,
    readonly context: CommandContext,
    /** For whoever must be able to repeat a registration under the same id; default: a new one. */
    readonly laborerId?: string,
  ) {
    super();
  }
}
