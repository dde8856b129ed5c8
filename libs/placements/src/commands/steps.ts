import { type CommandContext, CommandRunner, reject, Streams } from '@chunfeng/event-log';
import { Injectable } from '@nestjs/common';
import { placement } from '../domain/placement';
import type { HiringErrorCode } from '../domain/placement.errors';
import type { ActingFor } from '../domain/reach';
import { takeStep, type PlacementStep } from '../domain/take-step';
import { decideHiring } from './hiring-command';
import type { PlacementResult } from './placement-result';

const NOT_FOUND = reject<HiringErrorCode>('placement.not-found').rejection;

/** What is told with a command, beside which one it is. */
export type Details<Type extends PlacementStep['type']> = Omit<
  Extract<PlacementStep, { type: Type }>,
  'type'
>;

interface StepCommand {
  readonly placementId: string;
  readonly by: ActingFor;
  readonly context: CommandContext;
  readonly ifVersion?: number | undefined;
}

/** A start closes the person's other referrals, a reversal reopens them, and a correction may do either. */
const MOVES_OTHERS: ReadonlySet<PlacementStep['type']> = new Set(['start', 'correct', 'reverse']);

/** Takes one step of a placement that exists. */
@Injectable()
export class PlacementSteps {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async take(
    { placementId, by, context, ifVersion }: StepCommand,
    step: PlacementStep,
  ): Promise<PlacementResult> {
    const { state } = await this.streams.load(placement, placementId);
    if (state.status === 'none') return { kind: 'rejected', rejection: NOT_FOUND };
    const { laborerId, postingId, employerId } = state;
    const movesOthers = MOVES_OTHERS.has(step.type);
    const hiring = { placementId, laborerId, postingId, employerId, ifVersion, movesOthers };
    return decideHiring(this.runner, hiring, context, (situation, moment) =>
      takeStep(situation, step, by, moment),
    );
  }
}
