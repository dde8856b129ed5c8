import { CommandRunner } from '@chunfeng/event-log';
import { KeyedHashes } from '@chunfeng/privacy';
import { dayInShanghai } from '@chunfeng/reference';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { ownOffice } from '../domain/checks';
import { household } from '../domain/household';
import { laborersRead, strangerAmong } from '../domain/joining-laborers';
import { registerHousehold } from '../domain/register-household';
import { ClaimHolder, type HouseholdOutcome } from './household-outcome';
import { RegisterHousehold } from './register-household.command';

@CommandHandler(RegisterHousehold)
export class RegisterHouseholdHandler implements ICommandHandler<RegisterHousehold> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly hashes: KeyedHashes,
    private readonly holder: ClaimHolder,
  ) {}

  async execute({ form, context, householdId = uuidv7() }: RegisterHousehold): Promise<HouseholdOutcome> {
    const result = await this.runner.execute({
      context,
      stream: { decider: household, id: householdId },
      reads: laborersRead(form.members),
      answer: { id: householdId, members: form.members.map(({ memberId }) => memberId) },
      decide: ({ state }, now, laborers) =>
        ownOffice('/office', form.office, context.actor.office) ??
        strangerAmong(state, membersAt(form), laborers, context.actor.office) ??
        registerHousehold(state, form, {
          today: dayInShanghai(now),
          cardKeyOf: (number) => this.hashes.ofHouseholdCard(number),
        }),
    });
    return this.holder.explain(result, context.actor);
  }
}

function membersAt({ members }: RegisterHousehold['form']) {
  return members.map((member, index) => [`/members/${String(index)}`, member] as const);
}
