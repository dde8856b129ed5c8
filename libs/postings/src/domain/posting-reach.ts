import { reject } from '@chunfeng/event-log';
import { isWithin, parseDivisionCode, ROOT_OFFICE, unitOf, type OfficeId } from '@chunfeng/reference';
import type { PostingContent, PostingDecision } from './posting';

/**
 * A posting belongs to the office that collected it; one that its employer submitted to the reporting unit of the
 * place of work, and to the municipal bureau where that is not told or lies elsewhere. An office changes its own
 * and what belongs to the offices below it.
 * @returns the refusal, or undefined within reach.
 */
export function outOfReach(content: PostingContent, office: string): PostingDecision | undefined {
  const owners = officesInCharge(content);
  if (owners.some((owner) => isWithin(owner, office as OfficeId))) return undefined;
  return reject('posting.office-not-own', { params: { office: owners.join(', ') } });
}

/** Whose turn it is where somebody has to look at a posting; of several the first, and the others may as well. */
export function officeInCharge(content: Pick<PostingContent, 'office' | 'terms'>): OfficeId {
  return officesInCharge(content)[0] ?? ROOT_OFFICE;
}

/** Several where the files do not tell which of them it is: each of them may act, so each is shown it. */
export function officesInCharge({
  office,
  terms,
}: Pick<PostingContent, 'office' | 'terms'>): readonly OfficeId[] {
  if (office !== null) return [office as OfficeId];
  const place = parseDivisionCode(terms.place ?? '');
  const answer = place && unitOf(place);
  if (answer === undefined) return [ROOT_OFFICE];
  return answer.certainty === 'certain' ? [answer.unit] : [answer.unit, ...answer.alternatives];
}
