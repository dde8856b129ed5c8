import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { ReferralForm } from '../domain/refer';
import type { PlacementResult } from './placement-result';

export interface ReferralRequest extends ReferralForm {
  readonly laborerId: string;
  readonly postingId: string;
}

/** Sends a person to a posting, with a slip. Counts against its quota until it is answered or lapses (INV-QUOTA). */
export class ReferLaborer extends Command<PlacementResult> {
  constructor(
    readonly referral: ReferralRequest,
    /** Office, broker's office or fair's office that refers. */
    readonly office: string,
    readonly context: CommandContext,
    /** Default: a new one. */
    readonly placementId?: string,
  ) {
    super();
  }
}
