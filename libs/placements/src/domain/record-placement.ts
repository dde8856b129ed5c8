import { reject, type Refusal } from '@chunfeng/event-log';
import { takeVacancy } from '@chunfeng/postings';
import type { PlainDate } from '@chunfeng/reference';
import { referralTo } from './candidacy';
import { occurredAt, pastDay } from './dates';
import type { WorkFacts } from './facts';
import { jointly, type HiringDecision, type Parts } from './jointly';
import { personFacts } from './person-facts';
import type { DataOf, End, Terms } from './placement';
import type { HiringErrorCode } from './placement.errors';
import { alreadyReferred, unseenPerson } from './refer';
import type { Moment, Situation } from './situation';
import { opening, placedAlready } from './start';
import { notAllowed } from './transitions';
import { unitsAtWork } from './units-at-work';
import {
  UNKNOWN_WORK,
  unknownCode,
  workOfPosting,
  workTold,
  wrongWorkplace,
  type WorkTold,
} from './work-facts';

/** Work that began without a referral, told after the fact. */
export interface RecordForm extends Omit<Terms, 'channel'> {
  readonly route: 'direct' | 'self-found';
  /** Default: own initiative where self-found, otherwise unknown. */
  readonly channel?: Terms['channel'];
  /** Registered employer of work that has no posting. */
  readonly employerId?: string | null;
  /** Work that has no posting. */
  readonly work?: WorkTold;
  /** Reporting unit of the work, where the place alone leaves it open. */
  readonly workplace?: string | null;
  /** It is over already. */
  readonly ended?: End | null;
}

export function recordPlacement(
  situation: Situation,
  form: RecordForm,
  office: string,
  moment: Moment,
): HiringDecision {
  if (situation.placement.status !== 'none') return notAllowed(situation.placement.status);
  const unseen = unseenPerson(situation, office);
  if (unseen) return unseen;
  const { laborer, laborerId, posting, postingId } = situation;
  if (laborer.status !== 'registered') return reject('placement.laborer-forgotten');
  const { startedOn, standing, contract, monthlyWageFen, route, workplace = null, ended = null } = form;
  const refused = misfit(situation, form) ?? wrongDates(form, moment) ?? notFree(situation, form);
  if (refused) return refused;

  const work = workOf(situation, form, laborer.units.origin);
  const elsewhere = wrongWorkplace(workplace, work);
  if (elsewhere) return elsewhere;
  const data: DataOf<'placement.started'> = {
    laborerId,
    postingId,
    employerId: 'content' in posting ? posting.content.employer.id : (form.employerId ?? null),
    ...{ startedOn, standing, contract, monthlyWageFen, route, office, work },
    channel: form.channel ?? (route === 'self-found' ? 'own-initiative' : 'unknown'),
    person: personFacts(laborer, startedOn, unitsAtWork(laborer.units, work, standing, workplace)),
  };
  const began: Parts = {
    placement: [{ type: 'placement.started', data }],
    candidacy: [{ type: 'candidacy.placement-noted', data: { placementId: situation.id } }],
    ...(postingId === null ? {} : { posting: takeVacancy(posting, situation.id, moment.grounds) }),
  };
  const at = (on: PlainDate): string => occurredAt(on, moment.now);
  if (ended === null) return jointly(situation, { ...began, ...opening(situation, standing) }, at(startedOn));
  const over = { type: 'placement.ended', data: ended, occurredAt: at(ended.endedOn) } as const;
  return jointly(situation, { ...began, placement: [...began.placement, over] }, at(startedOn));
}

/** What was told does not fit together, or names what does not exist. */
function misfit(
  { posting, postingId, employer }: Situation,
  { route, work = {}, employerId = null }: RecordForm,
): Refusal<HiringErrorCode> | undefined {
  if (postingId !== null) {
    if (!('content' in posting)) return reject('posting.not-found', { field: '/postingId' });
    if (route === 'self-found') return reject('placement.self-found-posting', { field: '/postingId' });
    if (Object.keys(work).length > 0 || employerId !== null)
      return reject('placement.work-from-posting', { field: '/work' });
  }
  if (employerId !== null && employer.status === 'none')
    return reject('placement.employer-unknown', { field: '/employerId' });
  return unknownCode(work);
}

function wrongDates(
  { startedOn, ended = null }: RecordForm,
  { today }: Moment,
): Refusal<HiringErrorCode> | undefined {
  return (
    pastDay('/startedOn', startedOn, today) ??
    (ended === null ? undefined : pastDay('/ended/endedOn', ended.endedOn, today, startedOn))
  );
}

/** Work that is over stands in the way of nothing. */
function notFree(
  situation: Situation,
  { standing, ended = null }: RecordForm,
): Refusal<HiringErrorCode> | undefined {
  const { candidacy, employer, postingId } = situation;
  const open = postingId === null ? undefined : referralTo(candidacy, postingId);
  if (open !== undefined) return alreadyReferred(open);
  // As of a referral: its postings may not have followed it out of sight yet.
  if (postingId !== null && employer.status === 'suspended') return reject('placement.employer-suspended');
  return ended === null ? placedAlready(situation, standing) : undefined;
}

function workOf(
  { posting }: Situation,
  { work = {}, startedOn, workplace = null }: RecordForm,
  origin: string,
): WorkFacts {
  return 'content' in posting
    ? workOfPosting(posting, origin, startedOn, workplace)
    : workTold(UNKNOWN_WORK, work, workplace, origin, startedOn);
}
