import { reject, type Refusal } from '@chunfeng/event-log';
import type { Laborer } from '@chunfeng/laborers';
import { postingOutOfReach } from '@chunfeng/postings';
import { isWithin, type OfficeId } from '@chunfeng/reference';
import type { PlacementErrorCode } from './placement.errors';
import type { Situation } from './situation';
import type { PlacementCommand } from './transitions';

/** On whose behalf something is asked. */
export type ActingFor =
  /** An office and what lies below it; brokers and fairs act for theirs. */
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'employer'; readonly employerId: string }
  /** Timers and process managers. */
  | { readonly kind: 'system' };

/** What the employer does in the story, or an office that keeps its posting on its behalf. */
export const EMPLOYERS_PART: ReadonlySet<PlacementCommand> = new Set([
  'answer',
  'schedule-interview',
  'record-interview',
  'make-offer',
  'accept-offer',
  'decline-offer',
  'start',
  'end',
  'cancel',
]);

/** Whoever has nothing to do with a placement is answered as if there were none. */
export function outOfReach(
  situation: Situation,
  command: PlacementCommand,
  by: ActingFor,
): Refusal<PlacementErrorCode> | undefined {
  if (by.kind === 'system' || (by.kind === 'office' && reachesPerson(situation, by.office))) return undefined;
  if (!isEmployersSide(situation, by)) return reject('placement.not-found');
  return EMPLOYERS_PART.has(command) ? undefined : reject('placement.office-not-own');
}

/** The office that registered the person, the responsible unit, or the office that made the referral. */
function reachesPerson({ laborer, placement }: Situation, office: string): boolean {
  return isOwn(laborer, office) || (placement.status !== 'none' && lies(placement.office, office));
}

/** "Own" is an office and what lies below it; whose a person is stays known after forgetting. */
export function isOwn(laborer: Laborer, office: string): boolean {
  if (laborer.status === 'unknown') return false;
  return lies(laborer.office, office) || lies(laborer.units.responsible, office);
}

function isEmployersSide({ placement, posting }: Situation, by: ActingFor): boolean {
  if (by.kind === 'employer') return placement.status !== 'none' && placement.employerId === by.employerId;
  if (by.kind !== 'office' || !('content' in posting)) return false;
  return postingOutOfReach(posting.content, by.office) === undefined;
}

function lies(office: string, within: string): boolean {
  return isWithin(office as OfficeId, within as OfficeId);
}
