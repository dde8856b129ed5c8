import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { ActingFor } from '../domain/reach';
import type { PlacementResult } from './placement-result';
import type { Details } from './steps';

/** Takes the vacancy; a main one closes what else is open for the person (INV-ONE). */
export class StartPlacement extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'start'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

export class VerifyStart extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'verify-start'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

export class VerifyRetention extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'verify-retention'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

export class EndPlacement extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'end'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** What was recorded of a start or an end, as it should have been. */
export class CorrectPlacement extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'correct'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}

/** A start or an end that never was. */
export class ReversePlacement extends Command<PlacementResult> {
  constructor(
    readonly placementId: string,
    readonly details: Details<'reverse'>,
    readonly by: ActingFor,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
