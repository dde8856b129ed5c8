import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { RecordForm } from '../domain/record-placement';
import type { PlacementResult } from './placement-result';

export interface RecordRequest extends RecordForm {
  readonly laborerId: string;
  /** `null`: work that did not come through a posting. */
  readonly postingId: string | null;
}

/** Work that began without a referral: placed directly, or found alone and told afterwards. */
export class RecordPlacement extends Command<PlacementResult> {
  constructor(
    readonly record: RecordRequest,
    readonly office: string,
    readonly context: CommandContext,
    /** Default: a new one. */
    readonly placementId?: string,
  ) {
    super();
  }
}
