import { CommandRunner, type CommandResult, Streams } from '@chunfeng/event-log';
import { laborer, type LaborerErrorCode } from '@chunfeng/laborers';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { candidacy } from '../domain/candidacy';
import { placement } from '../domain/placement';
import { settleUnits } from '../domain/settle-units';
import { SettleUnits } from './settle-units.command';

@CommandHandler(SettleUnits)
export class SettleUnitsHandler implements ICommandHandler<SettleUnits> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute({ placementId, context, was }: SettleUnits): Promise<CommandResult<LaborerErrorCode>> {
    const { state } = await this.streams.load(placement, placementId);
    if (state.status === 'none') return { kind: 'rejected', rejection: { code: 'laborer.not-found' } };
    const { laborerId } = state;
    const { main } = (await this.streams.load(candidacy, laborerId)).state;
    return this.runner.execute({
      context,
      stream: { decider: laborer, id: laborerId },
      // With their versions: whatever happens to the person's work at this moment decides again.
      reads: {
        candidacy: { decider: candidacy, id: laborerId },
        work: { decider: placement, id: main ?? placementId },
      },
      answer: { id: laborerId },
      decide: (person, _now, reads) =>
        // Other work has become the main one, or has ended, since: its own event settles it.
        reads.candidacy.state.main === main
          ? settleUnits(person.state, reads.work.state, was)
          : { accepted: true, events: [] },
    });
  }
}
