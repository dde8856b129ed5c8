import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { LaborerChange } from '../domain/change';
import type { LaborerOutcome } from './laborer-outcome';

/** One thing recorded about somebody who is registered. */
export class ChangeLaborer extends Command<LaborerOutcome> {
  constructor(
    readonly laborerId: string,
    readonly change: LaborerChange,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
