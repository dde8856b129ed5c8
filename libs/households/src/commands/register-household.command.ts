import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { HouseholdForm } from '../domain/form';
import type { HouseholdOutcome } from './household-outcome';

/** A household with its members, in one append. */
export class RegisterHousehold extends Command<HouseholdOutcome> {
  constructor(
    readonly form: HouseholdForm,
    readonly context: CommandContext,
    /** For whoever must be able to repeat a registration under the same id; default: a new one. */
    readonly householdId?: string,
  ) {
    super();
  }
}
