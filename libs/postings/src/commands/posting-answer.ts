import { posting, type PostingDecision, type PostingState } from '../domain/posting';

/** What a command on a posting is answered with. */
export interface PostingAnswer {
  readonly id: string;
  /** `published`, `listed-incomplete`, `refused`, `suspended`, `withdrawn` or `expired`. */
  readonly state: string;
  readonly missing: readonly string[];
  readonly reasons: readonly {
    readonly code: string;
    readonly field: string;
    readonly rule: string | null;
  }[];
  readonly validThrough: string | null;
}

/** How the posting stands after a decision. */
export function answerTo(id: string, before: PostingState, decision: PostingDecision): PostingAnswer {
  const events = decision.accepted ? decision.events : [];
  const after = events.reduce((state, event) => posting.evolve(state, event), before);
  const listing = 'listing' in after ? after.listing : undefined;
  return {
    id,
    state: after.status === 'listed' ? after.listing.kind : after.status,
    missing: listing?.kind === 'listed-incomplete' ? listing.missing : [],
    reasons: after.status === 'refused' ? after.reasons : [],
    validThrough: listing?.validThrough ?? null,
  };
}
