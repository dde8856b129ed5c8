import { CommandRunner, reject } from '@chunfeng/event-log';
import { KeyedHashes } from '@chunfeng/privacy';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { change } from '../domain/change';
import { laborer } from '../domain/laborer';
import type { LaborerErrorCode } from '../domain/laborer.errors';
import { dayInShanghai } from '@chunfeng/reference';
import { isOutOfReach } from '../domain/reach';
import { ChangeLaborer } from './change-laborer.command';
import type { LaborerOutcome } from './laborer-outcome';
import { NumberHolder } from './number-holder';

@CommandHandler(ChangeLaborer)
export class ChangeLaborerHandler implements ICommandHandler<ChangeLaborer> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly hashes: KeyedHashes,
    private readonly holder: NumberHolder,
  ) {}

  async execute({ laborerId, change: wanted, context, ifVersion }: ChangeLaborer): Promise<LaborerOutcome> {
    const result = await this.runner.execute({
      context,
      stream: { decider: laborer, id: laborerId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      answer: { id: laborerId },
      decide: ({ state }, now) =>
        // Somebody of another office is answered like nobody at all.
        isOutOfReach(state, context.actor.office)
          ? reject<LaborerErrorCode>('laborer.not-found')
          : change(state, wanted, {
              today: dayInShanghai(now),
              claimKeyOf: (number) => this.hashes.ofCitizenNumber(number),
            }),
    });
    return this.holder.explain(result, context.actor);
  }
}
