import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import type { FoldedEvent, Projection, RowSet } from '@chunfeng/projections';
import { duplicateKeyOf } from './duplicate-key';
import { officesInCharge } from '../domain/posting-reach';
import { postingEvents, type PostingEmployer, type PostingEvent, type Terms } from '../domain/posting.events';
import { moveVacancies, NO_VACANCIES, remainingOf, type VacancyEvent } from '../domain/vacancy-sets';
import { postingsTable, type PostingRow, type PostingViewState } from './postings.table';

type Proposing = Extract<PostingEvent, { type: 'posting.submitted' | 'posting.collected' }>;
type Later = Exclude<PostingEvent, Proposing>;

/** Every posting that was ever proposed, the refused ones too. */
export const postingsProjection: Projection = {
  name: 'postings',
  version: 3,
  events: postingEvents,
  tables: [postingsTable],
  ddl: join(__dirname, 'postings.sql'),
  rowKey: 'stream',
  touches: (event) => [{ table: 'postings', key: { posting_id: idOf(event) } }],
  fold,
};

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): PostingEvent {
  return { type, data } as unknown as PostingEvent;
}

function idOf({ streamId }: RecordedEvent): string {
  return streamId.slice('posting-'.length);
}

function fold(event: FoldedEvent, rows: RowSet): void {
  const fact = factOf(event);
  if (isProposing(fact)) {
    rows.put(postingsTable, proposed(event, fact));
    return;
  }
  const before = rows.get(postingsTable, { posting_id: idOf(event) });
  if (before === undefined) return;
  rows.put(postingsTable, {
    ...before,
    ...changes(before, fact),
    version: event.version,
    position: event.position,
    changed_at: event.recordedAt,
  });
}

function isProposing(fact: PostingEvent): fact is Proposing {
  return fact.type === 'posting.submitted' || fact.type === 'posting.collected';
}

function proposed(event: RecordedEvent, { data }: Proposing): PostingRow {
  const { employer, terms, source, synthetic } = data;
  return {
    posting_id: idOf(event),
    version: event.version,
    first_position: event.position,
    position: event.position,
    state: 'proposed',
    state_before: null,
    suspension_reason: null,
    origin: 'confirmedOn' in data ? 'collected' : 'submitted',
    ...contentColumns(employer, terms),
    ...vacancyColumns(terms.headcount, NO_VACANCIES),
    ...NO_REVIEW,
    missing: [],
    refusal: [],
    policy: null,
    office: 'office' in data ? data.office : null,
    confirmed_on: 'confirmedOn' in data ? data.confirmedOn : null,
    source_system: source.system,
    source_external_id: source.externalId,
    source_url: source.url,
    synthetic,
    proposed_at: event.recordedAt,
    changed_at: event.recordedAt,
  };
}

function contentColumns(employer: PostingEmployer, terms: Terms) {
  const { wage } = terms;
  return {
    kind: terms.kind,
    title: terms.title,
    occupation: terms.occupation?.code ?? null,
    employer_id: employer.id,
    employer_name: employer.name,
    headcount: terms.headcount,
    place: terms.place,
    wage_min_fen: wage?.minFen ?? null,
    wage_max_fen: wage?.maxFen ?? null,
    wage_period: wage?.period ?? null,
    valid_from: terms.validFrom,
    valid_through: terms.validThrough,
    duplicate_key: duplicateKeyOf(employer, terms) ?? null,
    terms,
  };
}

const NO_REVIEW = {
  review_reasons: [],
  review_due: null,
  review_office: null,
  review_offices: [],
} as const;

function vacancyColumns(headcount: number | null, holders: PostingRow['holders']) {
  return {
    reserved: holders.reserved.length,
    taken: holders.taken.length,
    open_referrals: holders.open.length,
    remaining: headcount === null ? null : remainingOf(headcount, holders),
    holders,
  };
}

function changes(before: PostingRow, fact: Later): Partial<PostingRow> {
  switch (fact.type) {
    case 'posting.published': {
      const { validThrough, policy } = fact.data;
      const state = before.holders.filled ? 'filled' : 'published';
      return { ...NO_REVIEW, state, valid_through: validThrough, policy, missing: [], refusal: [] };
    }
    case 'posting.listed-incomplete': {
      const { validThrough, policy, missing } = fact.data;
      const state = 'listed-incomplete';
      return { ...NO_REVIEW, state, valid_through: validThrough, policy, missing, refusal: [] };
    }
    case 'posting.refused': {
      const { policy, reasons: refusal } = fact.data;
      return { ...NO_REVIEW, state: 'refused', policy, refusal, missing: [] };
    }
    case 'posting.review-requested': {
      const { reasons, dueOn, office, policy } = fact.data;
      const review_offices = [...new Set([office, ...officesInCharge(before)])];
      const review = { review_reasons: reasons, review_due: dueOn, review_office: office, review_offices };
      return { ...review, state: 'in-review', policy, refusal: [], missing: [] };
    }
    case 'posting.amended':
      return amended(before, fact.data);
    case 'posting.suspended':
      return { state: 'suspended', state_before: before.state, suspension_reason: fact.data.reason };
    case 'posting.resumed':
      return { state: before.state_before ?? before.state, state_before: null, suspension_reason: null };
    case 'posting.withdrawn':
      return { ...NO_REVIEW, state: 'withdrawn', state_before: null };
    case 'posting.expired':
      return { state: 'expired', state_before: null };
    default:
      return held(before, fact);
  }
}

/** A posting in front of readers is shown as filled while it is; what is out of sight stays so, and remembers it. */
function held(before: PostingRow, fact: VacancyEvent): Partial<PostingRow> {
  const holders = moveVacancies(before.holders, fact);
  const shown = (state: PostingViewState): PostingViewState =>
    state === 'published' || state === 'filled' ? (holders.filled ? 'filled' : 'published') : state;
  return {
    ...vacancyColumns(before.headcount, holders),
    state: shown(before.state),
    state_before: before.state_before === null ? null : shown(before.state_before),
  };
}

type Amended = Extract<Later, { type: 'posting.amended' }>['data'];

/** The end by policy stands until the verdict that follows says another. */
function amended(before: PostingRow, { terms, employer, confirmedOn }: Amended): Partial<PostingRow> {
  const named = employer ?? { id: before.employer_id, name: before.employer_name };
  return {
    ...contentColumns(named, terms),
    ...vacancyColumns(terms.headcount, before.holders),
    valid_through: terms.validThrough ?? before.valid_through,
    ...(before.state === 'in-review' ? reviewersOf({ office: before.office, terms }) : {}),
    ...(confirmedOn === undefined ? {} : { confirmed_on: confirmedOn }),
  };
}

/** An amended place of work may lie with another unit: whoever may review it now is shown it. */
function reviewersOf(content: Pick<PostingRow, 'office' | 'terms'>) {
  const review_offices = officesInCharge(content);
  return { review_office: review_offices[0] ?? null, review_offices };
}
