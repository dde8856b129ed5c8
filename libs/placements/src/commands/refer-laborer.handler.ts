import { CommandRunner, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { refer } from '../domain/refer';
import { employerOfPosting } from './employer-of-posting';
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
    const employerId = await employerOfPosting(this.streams, postingId);
    return decideHiring(
      this.runner,
      { placementId, laborerId, postingId, employerId, movesOthers: false },
      context,
      (situation, moment) => refer(situation, form, office, moment),
    );
  }
}
