import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { Forgetting } from '../domain/forgetting';
import type { LaborerOutcome } from './laborer-outcome';

export class ForgetLaborer extends Command<LaborerOutcome> {
  constructor(
    readonly laborerId: string,
    readonly forgetting: Forgetting,
    readonly context: CommandContext,
  ) {
    super();
  }
}
