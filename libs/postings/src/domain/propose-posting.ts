import { accept, reject } from '@chunfeng/event-log';
import { dayInShanghai, type PlainDate } from '@chunfeng/reference';
import { amended, closed, type PostingContent, type PostingDecision, type PostingState } from './posting';
import type { Verdict } from './check-terms';
import { outOfReach } from './posting-reach';
import { reviewEvent } from './review';
import type { PostingEmployer, PostingEvent, ReviewReason } from './posting.events';
import { differences, toStored, toStoredEmployer, type CollectedProposal, type Proposal } from './proposal';
import { filledOf } from './vacancy-sets';
import { judge, termsRefused, verdictEvent, type Grounds } from './verdict';

/**
 * An employer's own posting: checked, and published, listed as incomplete or refused in the same append.
 * @param reasons for which an office reviews it first; what would be refused is refused at once.
 */
export function submit(
  state: PostingState,
  proposal: Proposal,
  grounds: Grounds,
  reasons: readonly ReviewReason[] = [],
): PostingDecision {
  if (state.status !== 'none') return reject('posting.exists');
  const { source, synthetic, terms } = proposal;
  const employer = toStoredEmployer(proposal.employer);
  const verdict = judge({ ...proposal, confirmedOn: dayInShanghai(grounds.now) }, grounds);
  return accept([
    { type: 'posting.submitted', data: { employer, terms: toStored(terms), source, synthetic } },
    outcome(verdict, { office: null, terms: toStored(terms) }, reasons, grounds),
  ]);
}

function outcome(
  verdict: Verdict,
  content: Pick<PostingContent, 'office' | 'terms'>,
  reasons: readonly ReviewReason[],
  grounds: Grounds,
): PostingEvent {
  return verdict.kind === 'refuse' || reasons.length === 0
    ? verdictEvent(verdict, grounds)
    : reviewEvent(content, reasons, grounds);
}

/** The same for a posting that a clerk took down, with the day on which the employer last confirmed it. */
export function collect(state: PostingState, proposal: CollectedProposal, grounds: Grounds): PostingDecision {
  if (state.status !== 'none') return reject('posting.exists');
  const { source, synthetic, terms, office, confirmedOn } = proposal;
  const employer = toStoredEmployer(proposal.employer);
  if (confirmedOn > dayInShanghai(grounds.now))
    return reject('posting.confirmed-in-future', { field: '/confirmedOn', rule: 'policy: validity' });
  return accept([
    {
      type: 'posting.collected',
      data: { employer, terms: toStored(terms), source, office, confirmedOn, synthetic },
    },
    verdictEvent(judge(proposal, grounds), grounds),
  ]);
}

/** New terms as a whole; what is left out of the amendment stays as it was. */
export interface Amendment {
  readonly terms: Proposal['terms'];
  readonly employer?: PostingEmployer;
  readonly confirmedOn?: PlainDate;
  readonly isVacancy?: boolean;
}

/**
 * Amends and checks again. Terms that would be refused leave the posting as it stands (nothing is stored); a
 * refused posting may be amended into a listed one; a suspended one stays suspended, one in review stays there.
 * @param reasons for which an office reviews it before it is listed, or listed again: what has passed one review may
 *   not become something else unseen.
 */
export function amend(
  state: PostingState,
  amendment: Amendment,
  grounds: Grounds,
  reasons: readonly ReviewReason[] = [],
): PostingDecision {
  if (state.status === 'none' || state.status === 'proposed') return reject('posting.not-found');
  if (state.status === 'withdrawn' || state.status === 'expired') return closed(state);
  const { content } = state;
  const today = dayInShanghai(grounds.now);
  if ((amendment.confirmedOn ?? today) > today)
    return reject('posting.confirmed-in-future', { field: '/confirmedOn', rule: 'policy: validity' });
  const data = amendmentOf(content, amendment);
  if (data.changed.length === 0) return accept([]);
  const after = amended(content, data);
  if (belowFilled(after))
    return reject('posting.headcount-below-filled', {
      field: '/terms/headcount',
      rule: 'INV-VAC',
      params: { filled: filledOf(after.vacancies) },
    });
  const { terms, isVacancy = true } = amendment;
  // Submitted terms are stood by on the day they are amended; collected ones need a new confirmation.
  const confirmedOn = after.confirmedOn ?? today;
  const employer = employerAfter(content.employer, amendment.employer);
  const verdict = judge({ terms, employer, confirmedOn, isVacancy }, grounds);
  if (verdict.kind === 'refuse') return termsRefused(verdict.reasons);
  const events: PostingEvent[] = [{ type: 'posting.amended', data }];
  if (state.status === 'refused' || state.status === 'listed')
    events.push(outcome(verdict, after, reasons, grounds));
  return accept([...events, ...fillingOf(after)]);
}

/** INV-VAC: what is promised or taken stays so, and a headcount that is not stated any more would promise nothing. */
function belowFilled({ terms: { headcount }, vacancies }: PostingContent): boolean {
  const filled = filledOf(vacancies);
  return filled > 0 && (headcount === null || headcount < filled);
}

/** A headcount may grow above what is taken, or shrink to it. */
function fillingOf({ terms: { headcount }, vacancies }: PostingContent): PostingEvent[] {
  const full = headcount !== null && vacancies.taken.length === headcount;
  if (full === vacancies.filled) return [];
  return [full ? { type: 'posting.filled', data: {} } : { type: 'posting.reopened', data: {} }];
}

type AmendedData = Extract<PostingEvent, { type: 'posting.amended' }>['data'];

function amendmentOf(content: PostingContent, amendment: Amendment): AmendedData {
  const terms = toStored(amendment.terms);
  const { confirmedOn = content.confirmedOn } = amendment;
  const employer = toStoredEmployer(employerAfter(content.employer, amendment.employer));
  const changed = [
    ...differences(content.terms, terms),
    ...differences(pick(content), { employer, confirmedOn }),
  ];
  return {
    terms,
    changed,
    ...(changed.includes('employer') ? { employer } : {}),
    ...(changed.includes('confirmedOn') && confirmedOn !== null ? { confirmedOn } : {}),
  };
}

/** A registered employer is not replaced by a mere name, nor is its own name a change. */
function employerAfter(before: PostingEmployer, named = before): PostingEmployer {
  return before.id !== null && (named.id === null || named.id === before.id) ? before : named;
}

function pick({ employer, confirmedOn }: PostingContent): object {
  return { employer, confirmedOn };
}

/** A row of an import: the confirmation is `null` where the row states none. */
export interface ImportedProposal extends Proposal {
  readonly office: string;
  readonly confirmedOn: PlainDate | null;
}

/**
 * What an import does with a row: collects it, amends what an earlier row of the same source said, or does
 * nothing when it says the same; what another office has collected under the same name is not touched. So a file may be imported any number of times. A confirmation that is not stated
 * is taken to be of today when the posting is new, and to be no change afterwards.
 */
export function collectOrAmend(
  state: PostingState,
  imported: ImportedProposal,
  grounds: Grounds,
): PostingDecision {
  if (state.status === 'none') {
    const confirmedOn = imported.confirmedOn ?? dayInShanghai(grounds.now);
    return collect(state, { ...imported, confirmedOn }, grounds);
  }
  if (saysTheSame(state, imported)) return accept([]);
  const refusal = 'content' in state ? outOfReach(state.content, imported.office) : undefined;
  return refusal ?? amend(state, amendmentFrom(imported), grounds);
}

/** Whether a row brings nothing new, in whatever state the posting is. */
export function saysTheSame(state: PostingState, imported: ImportedProposal): boolean {
  return 'content' in state && amendmentOf(state.content, amendmentFrom(imported)).changed.length === 0;
}

function amendmentFrom({ terms, employer, isVacancy, confirmedOn }: ImportedProposal): Amendment {
  return { terms, employer, isVacancy, ...(confirmedOn === null ? {} : { confirmedOn }) };
}
