/** Every code with which a command on a posting may be refused. */
export type PostingErrorCode =
  | 'posting.not-found'
  | 'posting.exists'
  | 'posting.refused-state'
  | 'posting.suspended-by-office'
  | 'posting.office-not-own'
  | 'posting.closed'
  | 'posting.not-due'
  | 'posting.validity-ended'
  | 'posting.terms-refused'
  | 'posting.confirmed-in-future'
  | 'posting.employer-unknown'
  | 'posting.employer-suspended';
