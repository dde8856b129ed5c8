import { type CommandContext, StoreIdentity, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { candidacy } from '../domain/candidacy';
import { CancelOpenReferrals } from './cancel-open-referrals.command';
import type { PlacementResult } from './placement-result';
import { PlacementSteps } from './steps';

/**
 * Nobody forgotten is referred any more (that decision reads the person), so no referral is opened behind its back.
 * One that is undecided makes the whole undecided, and all are asked again under the same keys (INV-IDEM).
 */
@CommandHandler(CancelOpenReferrals)
export class CancelOpenReferralsHandler implements ICommandHandler<CancelOpenReferrals> {
  constructor(
    private readonly streams: Streams,
    private readonly steps: PlacementSteps,
    private readonly identity: StoreIdentity,
  ) {}

  async execute({ laborerId, context }: CancelOpenReferrals): Promise<PlacementResult> {
    const { state, version } = await this.streams.load(candidacy, laborerId);
    let at = { epoch: await this.identity.epoch(), position: 0 };
    for (const placementId of Object.keys(state.referrals)) {
      const result = await this.steps.take(
        { placementId, by: { kind: 'system' }, context: ownContext(context, placementId) },
        { type: 'cancel', reason: 'person-forgotten' },
      );
      // Refused: it was closed in the meantime.
      if (result.kind === 'done') at = result.at;
      else if (result.kind !== 'rejected') return result;
    }
    return { kind: 'done', replayed: false, at, version, answer: { id: laborerId } };
  }
}

function ownContext(context: CommandContext, placementId: string): CommandContext {
  const { idempotencyKey, content } = context;
  return {
    ...context,
    idempotencyKey: `${idempotencyKey}:${placementId}`,
    content: { follows: content, placementId },
  };
}
