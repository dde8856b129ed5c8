import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { ActingFor } from '../domain/reach';
import type { PlacementResult } from './placement-result';
import type { Details } from './steps';

export class ScheduleInterview extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'schedule-interview'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

export class RecordInterview extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'record-interview'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

export class MakeOffer extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'make-offer'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** Reserves a vacancy (INV-VAC). */
export class AcceptOffer extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'accept-offer'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** Also of an accepted offer that falls through. */
export class DeclineOffer extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'decline-offer'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
