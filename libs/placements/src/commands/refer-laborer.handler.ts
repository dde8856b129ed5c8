import { CommandRunner, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { refer } from '../domain/refer';
import { withEmployerOfPosting } from './employer-of-posting';
import { decideHiring } from './hiring-command';
import type { PlacementResult } from './placement-result';
import { ReferLaborer } from './refer-laborer.command';

@CommandHandler(ReferLaborer)
export class ReferLaborerHandler implements ICommandHandler<ReferLaborer> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute({
    referral: { laborerId, postingId, ...form },
    office,
    context,
    placementId = uuidv7(),
  }: ReferLaborer): Promise<PlacementResult> {
    return withEmployerOfPosting(this.streams, postingId, (employerId, check) =>
      decideHiring(
        this.runner,
        { placementId, laborerId, postingId, employerId, movesOthers: false },
        context,
        (situation, moment) => {
          check(situation.posting);
          return refer(situation, form, office, moment);
        },
      ),
    );
  }
}
