import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AnswerReferral, LapseReferral, CancelPlacement } from './referral.commands';
import type { PlacementResult } from './placement-result';
import { PlacementSteps } from './steps';

@CommandHandler(AnswerReferral)
export class AnswerReferralHandler implements ICommandHandler<AnswerReferral> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: AnswerReferral): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'answer', ...command.details });
  }
}

@CommandHandler(LapseReferral)
export class LapseReferralHandler implements ICommandHandler<LapseReferral> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: LapseReferral): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'lapse', ...command.details });
  }
}

@CommandHandler(CancelPlacement)
export class CancelPlacementHandler implements ICommandHandler<CancelPlacement> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: CancelPlacement): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'cancel', ...command.details });
  }
}
