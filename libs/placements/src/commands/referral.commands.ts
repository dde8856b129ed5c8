import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { ActingFor } from '../domain/reach';
import type { PlacementResult } from './placement-result';
import type { Details } from './steps';

/** The employer's feedback, or the laborer's own no. */
export class AnswerReferral extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'answer'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** Asked for by a timer once the day is over. */
export class LapseReferral extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'lapse'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** Ends a referral at any stage, an accepted offer included. */
export class CancelPlacement extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'cancel'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
