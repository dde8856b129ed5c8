import { type Actor, type CommandResult, Streams } from '@chunfeng/event-log';
import { Injectable } from '@nestjs/common';
import { ownOffice } from '../domain/checks';
import { household } from '../domain/household';
import type { HouseholdErrorCode } from '../domain/household.errors';

type Result = CommandResult<HouseholdErrorCode>;
export type HouseholdOutcome = Exclude<Result, { kind: 'claim-taken' }>;

/** Turns a taken claim into what its loser may know: of one's own office the household, of another one the office. */
@Injectable()
export class ClaimHolder {
  constructor(private readonly streams: Streams) {}

  async explain(result: Result, actor: Actor): Promise<HouseholdOutcome> {
    if (result.kind !== 'claim-taken') return result;
    const householdId = result.heldBy.slice('household-'.length);
    const { state } = await this.streams.load(household, householdId);
    if (state.status !== 'registered') return { kind: 'busy' };
    const own = ownOffice('', state.office, actor.office) === undefined;
    const code = result.scope === 'household-card' ? 'household.card-taken' : 'household.member-elsewhere';
    const params = own ? { household: householdId, office: state.office } : { office: state.office };
    return { kind: 'rejected', rejection: { code, params, rule: 'INV-ID' } };
  }
}
