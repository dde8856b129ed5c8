import type { PlainDate } from '@chunfeng/reference';
import type { PostingFilters } from './find-postings.query';
import { LISTED_STATES, type PostingSight } from './posting-sight';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Posting listed under the same duplicate key before this one. Computed on reading, because which one is the
 * earliest changes when that one is amended or withdrawn.
 */
export const DUPLICATE_OF = `(
  select d.posting_id from view.postings d
  where d.duplicate_key = p.duplicate_key and d.state in ('published', 'listed-incomplete', 'suspended')
    and d.first_position < p.first_position and p.state in ('published', 'listed-incomplete', 'suspended')
  order by d.first_position limit 1
)`;

/** Columns of a list, as {@link SummaryRow} names them. */
export const SUMMARY_COLUMNS = `p.posting_id, p.first_position, p.state, p.kind, p.title, p.occupation, p.employer_id,
  p.employer_name, p.headcount, p.reserved, p.taken, p.remaining, p.open_referrals, p.place, p.wage_min_fen, p.wage_max_fen, p.wage_period, p.missing,
  p.valid_through::text, p.synthetic, ${DUPLICATE_OF} as duplicate_of`;

/** The statement behind every list of postings; its plans are asserted (`postings-query.int.spec.ts`). */
export function postingsQuery(
  filters: PostingFilters,
  sight: PostingSight,
  limit: number,
  after: number | undefined,
  today: PlainDate,
): Statement {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const { state, kind, place, occupation, employerId, title } = filters;
  const conditions = [
    ...seen(sight, value, today),
    ...(state === undefined ? [] : [inState(state, value, today)]),
    ...(kind === undefined ? [] : [`p.kind = ${value(kind)}`]),
    // In byte order the codes under a prefix are a range: ':' follows '9', and '.' follows '-'.
    ...(place === undefined ? [] : [`p.place >= ${value(place)} and p.place < ${value(`${place}:`)}`]),
    ...(occupation === undefined
      ? []
      : [`p.occupation >= ${value(occupation)} and p.occupation < ${value(`${occupation}.`)}`]),
    ...(employerId === undefined ? [] : [`p.employer_id = ${value(employerId)}`]),
    ...(title === undefined ? [] : [`position(lower(${value(title)}) in lower(p.title)) > 0`]),
    ...(after === undefined ? [] : [`p.first_position < ${value(after)}`]),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const text = `select ${SUMMARY_COLUMNS} from view.postings p ${where}
order by p.first_position desc limit ${value(limit)}`;
  return { text, values };
}

type Value = (given: unknown) => string;

/** The same as {@link stateOn}: what has run out is expired, whether the timer came by or not. */
function inState(state: string, value: Value, today: PlainDate): string {
  const listed = [...LISTED_STATES];
  if (state === 'expired')
    return `(p.state = 'expired' or p.state = any(${value(listed)}) and p.valid_through < ${value(today)}::date)`;
  const named = `p.state = ${value(state)}`;
  return listed.some((one) => one === state)
    ? `${named} and p.valid_through >= ${value(today)}::date`
    : named;
}

function seen(sight: PostingSight, value: Value, today: PlainDate): string[] {
  if (sight.kind === 'all') return [];
  const listed = `p.state = any(${value([...LISTED_STATES])}) and p.valid_through >= ${value(today)}::date`;
  return [sight.kind === 'listed' ? listed : `((${listed}) or p.employer_id = ${value(sight.employerId)})`];
}
