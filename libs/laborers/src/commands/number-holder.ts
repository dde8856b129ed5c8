import { type Actor, type CommandResult, Streams } from '@chunfeng/event-log';
import { Injectable } from '@nestjs/common';
import { laborer } from '../domain/laborer';
import type { LaborerErrorCode } from '../domain/laborer.errors';
import { holdingOffice, mayChange } from '../domain/reach';
import type { LaborerOutcome } from './laborer-outcome';

/** INV-ID: who holds a citizen number is looked up in the log, for a view may not know it yet. */
@Injectable()
export class NumberHolder {
  constructor(private readonly streams: Streams) {}

  /** Turns a taken claim into what its loser may know. */
  async explain(result: CommandResult<LaborerErrorCode>, actor: Actor): Promise<LaborerOutcome> {
    if (result.kind !== 'claim-taken') return result;
    const laborerId = result.heldBy.slice('laborer-'.length);
    const { state } = await this.streams.load(laborer, laborerId);
    // Forgotten a moment ago: the claim is free again by now.
    if (state.status !== 'registered') return { kind: 'busy' };
    if (mayChange(state, actor.office)) return { kind: 'held-here', laborerId };
    return { kind: 'held-elsewhere', office: holdingOffice(state) };
  }
}
