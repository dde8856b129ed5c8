import { type CommandContext, CommandRunner, type Loaded } from '@chunfeng/event-log';
import { laborer } from '@chunfeng/laborers';
import { employer, type EmployerState, posting, postingGrounds, type PostingState } from '@chunfeng/postings';
import { dayInShanghai } from '@chunfeng/reference';
import { candidacy } from '../domain/candidacy';
import { placementAfter, type HiringDecision } from '../domain/jointly';
import { placement } from '../domain/placement';
import { othersOf, type Moment, type Situation } from '../domain/situation';
import type { PlacementAnswer, PlacementResult } from './placement-result';

/** Whose placement it is. All of it is known before the decision, for it never changes. */
export interface Hiring {
  readonly placementId: string;
  readonly laborerId: string;
  readonly postingId: string | null;
  readonly employerId: string | null;
  /** `If-Match`, of the placement. */
  readonly ifVersion?: number | undefined;
  /** Whether the decision may close or reopen the person's other referrals. */
  readonly movesOthers: boolean;
}

/** Streams that not every placement has. */
interface Perhaps {
  readonly posting?: Loaded<PostingState>;
  readonly employer?: Loaded<EmployerState>;
}

/** Loads everything that a decision about one placement sees, decides, and appends to all of it or none. */
export async function decideHiring(
  runner: CommandRunner,
  hiring: Hiring,
  context: CommandContext,
  decide: (situation: Situation, moment: Moment) => HiringDecision,
): Promise<PlacementResult> {
  const { placementId, laborerId, postingId, employerId, ifVersion, movesOthers } = hiring;
  let answer: PlacementAnswer | undefined;
  return runner.executeJointly({
    context,
    // The placement first: its version is the answer's. The person's candidacy always, so that decisions about one
    // person take turns (INV-ONE), and keep their other placements from each other.
    writes: {
      placement: { decider: placement, id: placementId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      candidacy: { decider: candidacy, id: laborerId },
      ...(postingId === null ? {} : { posting: { decider: posting, id: postingId } }),
    },
    // With their versions: who is forgotten or suspended at this moment is not referred.
    reads: {
      laborer: { decider: laborer, id: laborerId },
      ...(employerId === null ? {} : { employer: { decider: employer, id: employerId } }),
    },
    further: (loaded) =>
      Object.fromEntries(
        (movesOthers ? othersOf(loaded.candidacy.state, placementId) : []).map((id) => [
          id,
          { decider: placement, id },
        ]),
      ),
    decide: (loaded, now, further) => {
      const perhaps: Perhaps = loaded;
      const situation: Situation = {
        id: placementId,
        placement: loaded.placement.state,
        ...{ laborerId, postingId },
        candidacy: loaded.candidacy.state,
        laborer: loaded.laborer.state,
        posting: perhaps.posting?.state ?? posting.initial,
        employer: perhaps.employer?.state ?? employer.initial,
        others: new Map(Object.entries(further).map(([id, { state }]) => [id, state])),
      };
      const decision = decide(situation, { now, today: dayInShanghai(now), grounds: postingGrounds(now) });
      answer = { id: placementId, status: placementAfter(situation, decision).status };
      return decision;
    },
    // Asked for after the decision.
    get answer() {
      return answer;
    },
  });
}
