import { isDeepStrictEqual } from 'node:util';
import { reject } from '@chunfeng/event-log';
import type { CandidacyEvent } from './candidacy.events';
import { monthsAfter } from './dates';
import type { Step } from './jointly';
import type { DataOf, Ended, Started } from './placement';
import type { Situation } from './situation';

/** How the start was seen to be true. */
export type Means = DataOf<'placement.start-verified'>['by'];
export type RetainedMonths = DataOf<'placement.retention-verified'>['months'];

export function verifyStart(
  situation: Situation,
  { verified }: Started | Ended,
  means: Means,
  verifiedOn: string,
): Step | 'unchanged' {
  const data = { by: means, verifiedOn };
  if (isDeepStrictEqual(data, verified)) return 'unchanged';
  return {
    placement: [{ type: 'placement.start-verified', data }],
    candidacy: [noted(situation)],
  };
}

/** Stable work: somebody is still there, or was, so many months after the start. */
export function verifyRetention(
  situation: Situation,
  state: Started | Ended,
  months: RetainedMonths,
  verifiedOn: string,
): Step | 'unchanged' {
  if (state.retained.includes(months)) return 'unchanged';
  const notBefore = monthsAfter(state.terms.startedOn, Number(months));
  const until = state.status === 'ended' ? state.end.endedOn : verifiedOn;
  if (verifiedOn < notBefore || until < notBefore)
    return reject('placement.retention-early', { field: '/months', params: { notBefore } });
  return {
    placement: [{ type: 'placement.retention-verified', data: { months, verifiedOn } }],
    candidacy: [noted(situation)],
  };
}

/** Opens and closes nothing, and takes its turn with everything else about the person. */
export function noted({ id }: Situation): CandidacyEvent {
  return { type: 'candidacy.placement-noted', data: { placementId: id } };
}
