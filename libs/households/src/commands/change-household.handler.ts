import { CommandRunner } from '@chunfeng/event-log';
import { SubjectVault } from '@chunfeng/privacy';
import { dayInShanghai } from '@chunfeng/reference';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changeHousehold, type HouseholdChange } from '../domain/change-household';
import { household } from '../domain/household';
import { laborersRead, strangerAmong } from '../domain/joining-laborers';
import { type Registration, registration } from '../domain/registration';
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
      reads: readsOf(change),
      answer: { id: householdId, ...memberOf(change) },
      decide: ({ state }, now, laborers) => {
        const { office } = context.actor;
        const isLaborer = change.kind === 'forget-member' && isRegistered(laborers[change.memberId]?.state);
        const decision = changeHousehold(state, change, { today: dayInShanghai(now), office, isLaborer });
        if (!decision.accepted || change.kind !== 'add-member') return decision;
        return strangerAmong(state, [['', change.member]], laborers, office) ?? decision;
      },
    });
    // After the event: a repeat of the command destroys a key that a crash has left.
    if (result.kind === 'done' && change.kind === 'forget-member')
      await this.vault.destroyKey(change.memberId);
    return this.holder.explain(result, context.actor);
  }
}

/** Registrations by the member's id. */
function readsOf(change: HouseholdChange): ReturnType<typeof laborersRead> {
  if (change.kind === 'add-member') return laborersRead([change.member]);
  if (change.kind !== 'forget-member') return {};
  return { [change.memberId]: { decider: registration, id: change.memberId } };
}

function isRegistered(laborer: Registration | undefined): boolean {
  return laborer?.status === 'registered';
}

function memberOf(change: ChangeHousehold['change']): object {
  return change.kind === 'add-member' ? { memberId: change.member.memberId } : {};
}
