import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  StartPlacement,
  VerifyStart,
  VerifyRetention,
  EndPlacement,
  CorrectPlacement,
  ReversePlacement,
} from './work.commands';
import type { PlacementResult } from './placement-result';
import { PlacementSteps } from './steps';

@CommandHandler(StartPlacement)
export class StartPlacementHandler implements ICommandHandler<StartPlacement> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: StartPlacement): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'start', ...command.details });
  }
}

@CommandHandler(VerifyStart)
export class VerifyStartHandler implements ICommandHandler<VerifyStart> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: VerifyStart): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'verify-start', ...command.details });
  }
}

@CommandHandler(VerifyRetention)
export class VerifyRetentionHandler implements ICommandHandler<VerifyRetention> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: VerifyRetention): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'verify-retention', ...command.details });
  }
}

@CommandHandler(EndPlacement)
export class EndPlacementHandler implements ICommandHandler<EndPlacement> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: EndPlacement): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'end', ...command.details });
  }
}

@CommandHandler(CorrectPlacement)
export class CorrectPlacementHandler implements ICommandHandler<CorrectPlacement> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: CorrectPlacement): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'correct', ...command.details });
  }
}

@CommandHandler(ReversePlacement)
export class ReversePlacementHandler implements ICommandHandler<ReversePlacement> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: ReversePlacement): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'reverse', ...command.details });
  }
}
