import { reject } from '@chunfeng/event-log';
import { takeVacancy } from '@chunfeng/postings';
import type { CandidacyEvent } from './candidacy.events';
import type { Parts, Step } from './jointly';
import { closeOthers } from './others';
import { personFacts } from './person-facts';
import type { OpenReferral, Terms } from './placement';
import type { Standing } from './placement.events';
import { alreadyPlaced } from './refer';
import { closed } from './referral-moves';
import type { Moment, Situation } from './situation';
import { unitsAtWork } from './units-at-work';
import { workOfPosting, wrongWorkplace } from './work-facts';

/** What is told of a start; the referral, where there is one, tells the rest. */
export interface StartForm extends Partial<Omit<Terms, 'startedOn'>> {
  /** Reporting unit of the work, where the place alone leaves it open. */
  readonly workplace?: string | null;
}

/** Takes the vacancy; a main start closes everything else that is open for the person (INV-VAC, INV-ONE). */
export function start(
  situation: Situation,
  state: OpenReferral,
  form: StartForm,
  startedOn: string,
  { grounds }: Moment,
): Step {
  const { id, laborer, laborerId, posting, postingId } = situation;
  if (laborer.status !== 'registered') return reject('placement.laborer-forgotten');
  if (postingId === null || !('content' in posting)) return reject('posting.not-found');
  const { standing = state.standing, channel = state.channel, workplace = null } = form;
  const { contract = 'unknown', monthlyWageFen = null } = form;
  const work = workOfPosting(posting, laborer.units.origin, startedOn, workplace);
  const refused = wrongWorkplace(workplace, work) ?? placedAlready(situation, standing);
  if (refused) return refused;
  const person = personFacts(laborer, startedOn, unitsAtWork(laborer.units, work, standing, workplace));
  const { employerId, office } = state;
  const terms = { startedOn, standing, contract, monthlyWageFen, channel };
  const data = {
    laborerId,
    postingId,
    employerId,
    ...terms,
    route: 'referral',
    office,
    person,
    work,
  } as const;
  const opened = opening(situation, standing);
  return {
    ...opened,
    placement: [{ type: 'placement.started', data }],
    candidacy: [closed(situation, state, 'started'), ...opened.candidacy],
    posting: takeVacancy(posting, id, grounds),
  };
}

export function placedAlready({ candidacy, id }: Situation, standing: Standing) {
  const { main } = candidacy;
  return standing === 'main' && main !== null && main !== id ? alreadyPlaced(main) : undefined;
}

/** The placement is open for the person: a main one alone, a secondary one beside whatever there is. */
export function opening(
  situation: Situation,
  standing: Standing,
): Required<Pick<Parts, 'candidacy' | 'others'>> & Pick<Parts, 'claim'> {
  const opened = openedEvent(situation, standing);
  if (standing === 'secondary') return { candidacy: [opened], others: [] };
  const { candidacy, others } = closeOthers(situation);
  return { candidacy: [opened, ...candidacy], others, claim: 'take' };
}

function openedEvent({ id, postingId }: Situation, standing: Standing): CandidacyEvent {
  return { type: `candidacy.${standing}-placement-opened`, data: { placementId: id, postingId } };
}
