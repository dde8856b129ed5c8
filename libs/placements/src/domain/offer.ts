import { reject } from '@chunfeng/event-log';
import { reserveVacancy } from '@chunfeng/postings';
import type { Step } from './jointly';
import type { DataOf, OpenReferral } from './placement';
import type { DeclineReason, Party } from './placement.events';
import { advanced, closed, released } from './referral-moves';
import type { Moment, Situation } from './situation';

export type Offer = Partial<DataOf<'placement.offer-made'>>;

export function makeOffer(situation: Situation, { monthlyWageFen = null, startOn = null }: Offer): Step {
  if (situation.employer.status === 'suspended') return reject('placement.employer-suspended');
  return {
    placement: [{ type: 'placement.offer-made', data: { monthlyWageFen, startOn } }],
    candidacy: [advanced(situation, 'offer')],
  };
}

/** Reserves a vacancy in the same append (INV-VAC): two people never accept the last one. */
export function acceptOffer(situation: Situation, acceptedOn: string, { grounds }: Moment): Step {
  return {
    placement: [{ type: 'placement.offer-accepted', data: { acceptedOn } }],
    candidacy: [advanced(situation, 'offer-accepted')],
    posting: reserveVacancy(situation.posting, situation.id, grounds),
  };
}

/** Also of an offer that was accepted and falls through: its vacancy goes back. */
export function declineOffer(
  situation: Situation,
  state: OpenReferral,
  { party, reason }: { readonly party: Party; readonly reason: DeclineReason },
  declinedOn: string,
): Step {
  return {
    placement: [{ type: 'placement.offer-declined', data: { by: party, reason, declinedOn } }],
    candidacy: [closed(situation, state, 'offer-declined')],
    posting: released(situation, 'offer-declined'),
  };
}
