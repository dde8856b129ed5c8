import { posting, type PostingDecision, type PostingState } from '../domain/posting';

/** What a command on a posting is answered with. */
export interface PostingAnswer {
  readonly id: string;
  /** `published`, `listed-incomplete`, `in-review`, `filled`, `refused`, `suspended`, `withdrawn` or `expired`. */
  readonly state: string;
  readonly missing: readonly string[];
  readonly reasons: readonly {
    readonly code: string;
    readonly field: string;
    readonly rule: string | null;
  }[];
  readonly validThrough: string | null;
  /** Where an office looks at it first: until when, and why; `null` otherwise. */
  readonly review: { readonly dueOn: string; readonly reasons: readonly string[] } | null;
}

/** How the posting stands after a decision. */
export function answerTo(id: string, before: PostingState, decision: PostingDecision): PostingAnswer {
  const events = decision.accepted ? decision.events : [];
  const after = events.reduce((state, event) => posting.evolve(state, event), before);
  const listing = 'listing' in after ? after.listing : undefined;
  return {
    id,
    state: stateOf(after),
    missing: listing?.kind === 'listed-incomplete' ? listing.missing : [],
    reasons: after.status === 'refused' ? after.reasons : [],
    validThrough: listing?.validThrough ?? null,
    review:
      after.status === 'in-review' ? { dueOn: after.review.dueOn, reasons: after.review.reasons } : null,
  };
}

function stateOf(state: PostingState): string {
  if (state.status !== 'listed') return state.status;
  const { listing, content } = state;
  return listing.kind === 'published' && content.vacancies.filled ? 'filled' : listing.kind;
}
