import { duplicateKeyOf } from '../projections/duplicate-key';
import type { PostingState } from '../domain/posting';
import { toStored } from '../domain/proposal';
import type { DuplicateQuestion } from './duplicates';
import type { InvalidRow, ReadyRow } from './read-rows';
import type { PostingStanding, RowReason, RowReport } from './row-report';
import type { StoredRow } from './store-row';

const NOTHING = { missing: [], reasons: [], possibleDuplicateOf: null } as const;

export function invalidReport({ line, externalId, reasons }: InvalidRow): RowReport {
  return {
    ...NOTHING,
    line,
    externalId,
    outcome: 'invalid',
    postingId: null,
    standing: null,
    reasons,
    occupation: null,
  };
}

export function reportOf(row: ReadyRow, stored: StoredRow, possibleDuplicateOf: string | null): RowReport {
  const { line, externalId, postingId, proposal } = row;
  if (stored.kind === 'unfit') {
    const reasons = stored.violations.map((rule) => ({ code: 'row-unfit', field: '', rule }));
    return invalidReport({ kind: 'invalid', line, externalId, reasons });
  }
  const { occupation } = proposal.terms;
  const known = {
    ...NOTHING,
    line,
    externalId,
    postingId,
    occupation: occupation === null ? null : { code: occupation.code, method: occupation.method },
    possibleDuplicateOf,
  };
  if (stored.kind === 'rejected') {
    const standing = standingOf(stored.state);
    return { ...known, outcome: 'refused', standing, reasons: reasonsOf(stored) };
  }
  const { before, after, events } = stored;
  return { ...known, ...detailsOf(after), outcome: outcomeOf(before, after, events) };
}

/** What decides whether a row repeats another: only what is listed can be a repeat, or be repeated. */
export function duplicateQuestion({ postingId, proposal }: ReadyRow, stored: StoredRow): DuplicateQuestion {
  const standing = stored.kind === 'done' ? standingOf(stored.after) : null;
  const listed = standing === 'published' || standing === 'listed-incomplete' || standing === 'suspended';
  const key = listed ? duplicateKeyOf(proposal.employer, toStored(proposal.terms)) : undefined;
  return { postingId, key };
}

function outcomeOf(before: PostingState, after: PostingState, events: number): RowReport['outcome'] {
  if (events === 0) return 'unchanged';
  if (before.status !== 'none') return 'amended';
  const standing = standingOf(after);
  return standing === 'published'
    ? 'accepted-published'
    : standing === 'refused'
      ? 'refused'
      : 'listed-incomplete';
}

function detailsOf(state: PostingState): Pick<RowReport, 'standing' | 'missing' | 'reasons'> {
  const standing = standingOf(state);
  const missing =
    'listing' in state && state.listing.kind === 'listed-incomplete' ? state.listing.missing : [];
  return { standing, missing, reasons: state.status === 'refused' ? state.reasons : [] };
}

function standingOf(state: PostingState): PostingStanding | null {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return null;
    case 'listed':
      return state.listing.kind;
    case 'in-review':
    case 'refused':
    case 'suspended':
    case 'withdrawn':
    case 'expired':
      return state.status;
  }
}

/** An amendment is refused for the reasons of the check, where those are what it failed on. */
function reasonsOf({ rejection }: Extract<StoredRow, { kind: 'rejected' }>): RowReason[] {
  const { code, field = '', rule = null, params } = rejection;
  const checked = code === 'posting.terms-refused' ? String(params?.['reasons'] ?? '') : '';
  return checked === ''
    ? [{ code, field, rule }]
    : checked.split(', ').map((reason, index) => ({
        code: reason,
        field: index === 0 ? field : '',
        rule: index === 0 ? rule : null,
      }));
}
