import { CommandRunner } from '@chunfeng/event-log';
import { household } from '@chunfeng/households';
import { KeyedHashes } from '@chunfeng/privacy';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { laborer } from '../domain/laborer';
import { dayInShanghai } from '@chunfeng/reference';
import { ownOffice } from '../domain/reach';
import { register } from '../domain/registration';
import type { LaborerOutcome } from './laborer-outcome';
import { NumberHolder } from './number-holder';
import { RegisterLaborer } from './register-laborer.command';

@CommandHandler(RegisterLaborer)
export class RegisterLaborerHandler implements ICommandHandler<RegisterLaborer> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly hashes: KeyedHashes,
    private readonly holder: NumberHolder,
  ) {}

  async execute({ form, context, laborerId: given }: RegisterLaborer): Promise<LaborerOutcome> {
    const { memberOf } = form;
    const laborerId = memberOf?.memberId ?? given ?? uuidv7();
    const result = await this.runner.execute({
      context,
      stream: { decider: laborer, id: laborerId },
      // Read with its version: who leaves the household at this moment is no member.
      reads: memberOf === undefined ? {} : { home: { decider: household, id: memberOf.householdId } },
      answer: { id: laborerId },
      decide: ({ state }, now, { home }) =>
        ownOffice('/office', form.office, context.actor.office) ??
        register(
          state,
          form,
          {
            today: dayInShanghai(now),
            claimKeyOf: (number) => this.hashes.ofCitizenNumber(number),
          },
          home?.state,
        ),
    });
    return this.holder.explain(result, context.actor);
  }
}
