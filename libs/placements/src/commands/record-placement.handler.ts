import { CommandRunner, Streams } from '@chunfeng/event-log';
import type { PostingState } from '@chunfeng/postings';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { recordPlacement } from '../domain/record-placement';
import { withEmployerOfPosting } from './employer-of-posting';
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
    const record = (employerId: string | null, check: (posting: PostingState) => void) =>
      decideHiring(
        this.runner,
        { placementId, laborerId, postingId, employerId, movesOthers: true },
        context,
        (situation, moment) => {
          check(situation.posting);
          return recordPlacement(situation, form, office, moment);
        },
      );
    return postingId === null
      ? record(form.employerId ?? null, () => undefined)
      : withEmployerOfPosting(this.streams, postingId, record);
  }
}
