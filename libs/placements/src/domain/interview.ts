import type { Step } from './jointly';
import type { OpenReferral } from './placement';
import type { InterviewOutcome } from './placement.events';
import { advanced, closed, released } from './referral-moves';
import type { Situation } from './situation';

export function scheduleInterview(situation: Situation, interviewOn: string): Step {
  return {
    placement: [{ type: 'placement.interview-scheduled', data: { on: interviewOn } }],
    candidacy: [advanced(situation, 'interview')],
  };
}

/** Who is not suitable is referred no longer; who did not come may be asked again. */
export function recordInterview(
  situation: Situation,
  state: OpenReferral,
  outcome: InterviewOutcome,
  on: string,
): Step {
  const placement = [{ type: 'placement.interview-held', data: { on, outcome } } as const];
  return outcome === 'not-suitable'
    ? {
        placement,
        candidacy: [closed(situation, state, 'not-suitable')],
        posting: released(situation, 'not-suitable'),
      }
    : { placement, candidacy: [advanced(situation, 'interview')] };
}
