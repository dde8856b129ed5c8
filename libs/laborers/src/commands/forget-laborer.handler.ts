import { type ClaimKey, CommandRunner, reject, Streams } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import { KeyedHashes, SubjectKeyMissingError, SubjectVault } from '@chunfeng/privacy';
import { Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { forget } from '../domain/forgetting';
import { foldSealed } from '../domain/fold-sealed';
import { laborer } from '../domain/laborer';
import type { LaborerErrorCode } from '../domain/laborer.errors';
import { dayInShanghai } from '@chunfeng/reference';
import { isOutOfReach } from '../domain/reach';
import { ForgetLaborer } from './forget-laborer.command';
import type { LaborerOutcome } from './laborer-outcome';
import { NumberHolder } from './number-holder';

/**
 * The append first, the key after it: a crash in between leaves somebody forgotten whose key still exists, which
 * the sweeper finds; the other order would leave somebody unreadable whom the log knows nothing of.
 */
@CommandHandler(ForgetLaborer)
export class ForgetLaborerHandler implements ICommandHandler<ForgetLaborer> {
  private readonly logger = new Logger(ForgetLaborerHandler.name);

  constructor(
    private readonly runner: CommandRunner,
    private readonly hashes: KeyedHashes,
    private readonly vault: SubjectVault,
    private readonly streams: Streams,
    private readonly holder: NumberHolder,
  ) {}

  async execute({ laborerId, forgetting, context }: ForgetLaborer): Promise<LaborerOutcome> {
    const held = await this.claimsWithoutKey(laborerId, context.actor.office);
    const result = await this.runner.execute({
      context,
      stream: { decider: laborer, id: laborerId },
      answer: { id: laborerId },
      decide: ({ state }, now) =>
        isOutOfReach(state, context.actor.office)
          ? reject<LaborerErrorCode>('laborer.not-found')
          : forget(
              state,
              forgetting,
              {
                today: dayInShanghai(now),
                claimKeyOf: (number) => this.hashes.ofCitizenNumber(number),
              },
              held,
            ),
    });
    if (result.kind === 'done') {
      await failpoint('forget.after-append');
      await this.destroyKey(laborerId);
    }
    return this.holder.explain(result, context.actor);
  }

  /**
   * Whose key is gone has a number that nobody can read: its claim is known by its holder only. A key that was lost
   * is destroyed first, so that no backup brings back whom somebody wished to be forgotten.
   */
  private async claimsWithoutKey(
    laborerId: string,
    office: string | undefined,
  ): Promise<readonly ClaimKey[]> {
    try {
      const { state } = await this.streams.load(laborer, laborerId);
      if (state.status !== 'registered' || state.person !== null) return [];
    } catch (error) {
      if (!(error instanceof SubjectKeyMissingError)) throw error;
      const sealed = await this.streams.loadStream(`${laborer.category}-${laborerId}`);
      if (isOutOfReach(foldSealed(sealed), office)) return [];
      await this.vault.destroyKey(laborerId);
    }
    return this.streams.claimsOf(`${laborer.category}-${laborerId}`);
  }

  /** The person is forgotten from the append on; a key that cannot be reached now is left to the sweeper. */
  private async destroyKey(laborerId: string): Promise<void> {
    try {
      await this.vault.destroyKey(laborerId);
    } catch (error) {
      this.logger.warn({
        message: 'key of a forgotten laborer not destroyed yet',
        laborerId,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
