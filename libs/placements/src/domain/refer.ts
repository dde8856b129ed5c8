import { reject, type Refusal } from '@chunfeng/event-log';
import type { RegisteredLaborer } from '@chunfeng/laborers';
import { countReferral, withAllowed } from '@chunfeng/postings';
import { addDays, type PlainDate } from '@chunfeng/reference';
import { referralTo } from './candidacy';
import { lastDayAtEntry, occurredAt, pastDay } from './dates';
import { jointly, type HiringDecision } from './jointly';
import { personFacts } from './person-facts';
import type { DataOf } from './placement';
import type { HiringErrorCode, PlacementErrorCode } from './placement.errors';
import type { Channel, Standing } from './placement.events';
import { isOwn } from './reach';
import type { Moment, Situation } from './situation';
import { notAllowed } from './transitions';
import { workOfPosting } from './work-facts';

export interface ReferralForm {
  /** Default: main. */
  readonly standing?: Standing;
  /** Default: office. */
  readonly channel?: Channel;
  /** Default: today. */
  readonly on?: PlainDate;
}

/** The posting is told about last: that somebody may be referred at all is no secret of its employer's. */
export function refer(
  situation: Situation,
  form: ReferralForm,
  office: string,
  moment: Moment,
): HiringDecision {
  const { id, laborer, laborerId, posting, postingId } = situation;
  if (situation.placement.status !== 'none') return notAllowed(situation.placement.status);
  const unseen = unseenPerson(situation, office);
  if (unseen) return unseen;
  if (laborer.status !== 'registered') return reject('placement.laborer-forgotten');
  const { standing = 'main', channel = 'office', on = moment.today } = form;
  const refused = pastDay('/on', on, moment.today) ?? unfit(laborer, moment) ?? taken(situation, standing);
  if (refused) return refused;
  const counted = withAllowed(posting, countReferral(posting, id, moment.grounds));
  if (!counted.accepted) return counted;
  if (postingId === null || !('content' in posting)) return reject<HiringErrorCode>('posting.not-found');

  const { policy } = moment.grounds;
  const data: DataOf<'placement.referred'> = {
    laborerId,
    postingId,
    employerId: posting.content.employer.id,
    slip: slipNumber(id, on),
    standing,
    channel,
    office,
    referredOn: on,
    dueOn: lastDay(on, moment),
    policy: policy.version,
    person: personFacts(laborer, on, laborer.units),
    work: workOfPosting(posting, laborer.units.origin, on),
  };
  const step = {
    placement: [{ type: 'placement.referred', data } as const],
    candidacy: [{ type: 'candidacy.referral-opened', data: { placementId: id, postingId } } as const],
    posting: counted,
  };
  return jointly(situation, step, occurredAt(on, moment.now));
}

function lastDay(on: PlainDate, { today, grounds }: Moment): PlainDate {
  return lastDayAtEntry(addDays(on, grounds.policy.referralLapseDays.value), today);
}

/** Somebody of another office is answered like nobody at all. */
export function unseenPerson(
  { laborer }: Situation,
  office: string,
): Refusal<PlacementErrorCode> | undefined {
  if (isOwn(laborer, office)) return undefined;
  return reject('placement.laborer-not-found', { field: '/laborerId' });
}

function unfit(
  { consent, profile }: RegisteredLaborer,
  { today }: Moment,
): Refusal<PlacementErrorCode> | undefined {
  if (consent === null) return reject('placement.consent-missing', { rule: 'INV-HIDE' });
  if (profile.workingAge.untilYear < Number(today.slice(0, 4)))
    return reject('placement.work-age-over', { rule: 'R2' });
  return undefined;
}

function taken(
  { candidacy, employer, postingId }: Situation,
  standing: Standing,
): Refusal<PlacementErrorCode> | undefined {
  const open = postingId === null ? undefined : referralTo(candidacy, postingId);
  if (open !== undefined) return alreadyReferred(open);
  if (standing === 'main' && candidacy.main !== null) return alreadyPlaced(candidacy.main);
  return employer.status === 'suspended' ? reject('placement.employer-suspended') : undefined;
}

export function alreadyReferred(open: string): Refusal<PlacementErrorCode> {
  return reject('placement.already-referred', { rule: 'INV-QUOTA', params: { placement: open } });
}

export function alreadyPlaced(main: string): Refusal<PlacementErrorCode> {
  return reject('placement.already-placed', { rule: 'INV-ONE', params: { placement: main } });
}

/** Day and the random end of the placement's id: printed on paper, it says nothing of the person. */
function slipNumber(id: string, on: PlainDate): string {
  return `${on.replaceAll('-', '')}-${id.slice(-10).toUpperCase()}`;
}
