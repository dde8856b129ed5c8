import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { HouseholdChange } from '../domain/change-household';
import type { HouseholdOutcome } from './household-outcome';

export class ChangeHousehold extends Command<HouseholdOutcome> {
  constructor(
    readonly householdId: string,
    readonly change: HouseholdChange,
    readonly context: CommandContext,
    readonly ifVersion?: number,
  ) {
    super();
  }
}
