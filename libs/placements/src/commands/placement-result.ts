import type { CommandResult } from '@chunfeng/event-log';
import type { PlacementStatus } from '../domain/placement';
import type { HiringErrorCode } from '../domain/placement.errors';

export type PlacementResult = CommandResult<HiringErrorCode>;

/** What a command about a placement is answered with. */
export interface PlacementAnswer {
  readonly id: string;
  readonly status: PlacementStatus;
}
