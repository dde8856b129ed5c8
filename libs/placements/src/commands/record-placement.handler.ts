import { CommandRunner, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { recordPlacement } from '../domain/record-placement';
import { employerOfPosting } from './employer-of-posting';
import { decideHiring } from './hiring-command';
import type { PlacementResult } from './placement-result';
import { RecordPlacement } from './record-placement.command';

@CommandHandler(RecordPlacement)
export class RecordPlacementHandler implements ICommandHandler<RecordPlacement> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute({
    record: { laborerId, postingId, ...form },
    office,
    context,
    placementId = uuidv7(),
  }: RecordPlacement): Promise<PlacementResult> {
    const employerId =
      postingId === null ? (form.employerId ?? null) : await employerOfPosting(this.streams, postingId);
    return decideHiring(
      this.runner,
      { placementId, laborerId, postingId, employerId, movesOthers: true },
      context,
      (situation, moment) => recordPlacement(situation, form, office, moment),
    );
  }
}
