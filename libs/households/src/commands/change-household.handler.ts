import { CommandRunner } from '@chunfeng/event-log';
import { SubjectVault } from '@chunfeng/privacy';
import { dayInShanghai } from '@chunfeng/reference';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeHousehold } from '../domain/change-household';
import { household } from '../domain/household';
import { registration } from '../domain/registration';
import { ChangeHousehold } from './change-household.command';
import { ClaimHolder, type HouseholdOutcome } from './household-outcome';

@CommandHandler(ChangeHousehold)
export class ChangeHouseholdHandler implements ICommandHandler<ChangeHousehold> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly vault: SubjectVault,
    private readonly holder: ClaimHolder,
  ) {}

  async execute({ householdId, change, context, ifVersion }: ChangeHousehold): Promise<HouseholdOutcome> {
    const result = await this.runner.execute({
      context,
      stream: { decider: household, id: householdId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      reads:
        change.kind === 'forget-member' ? { laborer: { decider: registration, id: change.memberId } } : {},
      answer: { id: householdId, ...memberOf(change) },
      decide: ({ state }, now, { laborer }) =>
        changeHousehold(state, change, {
          today: dayInShanghai(now),
          office: context.actor.office,
          isLaborer: laborer?.state === 'registered',
        }),
    });
    // After the event: a repeat of the command destroys a key that a crash has left.
    if (result.kind === 'done' && change.kind === 'forget-member')
      await this.vault.destroyKey(change.memberId);
    return this.holder.explain(result, context.actor);
  }
}

function memberOf(change: ChangeHousehold['change']): object {
  return change.kind === 'add-member' ? { memberId: change.member.memberId } : {};
}
