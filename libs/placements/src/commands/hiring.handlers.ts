import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ScheduleInterview, RecordInterview, MakeOffer, AcceptOffer, DeclineOffer } from './hiring.commands';
import type { PlacementResult } from './placement-result';
import { PlacementSteps } from './steps';

@CommandHandler(ScheduleInterview)
export class ScheduleInterviewHandler implements ICommandHandler<ScheduleInterview> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: ScheduleInterview): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'schedule-interview', ...command.details });
  }
}

@CommandHandler(RecordInterview)
export class RecordInterviewHandler implements ICommandHandler<RecordInterview> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: RecordInterview): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'record-interview', ...command.details });
  }
}

@CommandHandler(MakeOffer)
export class MakeOfferHandler implements ICommandHandler<MakeOffer> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: MakeOffer): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'make-offer', ...command.details });
  }
}

@CommandHandler(AcceptOffer)
export class AcceptOfferHandler implements ICommandHandler<AcceptOffer> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: AcceptOffer): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'accept-offer', ...command.details });
  }
}

@CommandHandler(DeclineOffer)
export class DeclineOfferHandler implements ICommandHandler<DeclineOffer> {
  constructor(private readonly steps: PlacementSteps) {}

  execute(command: DeclineOffer): Promise<PlacementResult> {
    return this.steps.take(command, { type: 'decline-offer', ...command.details });
  }
}
