import { reject, type Decider, type Decision } from '@chunfeng/event-log';
import type { PlainDate } from '@chunfeng/reference';
import type { Reason } from './check-terms';
import type { PostingErrorCode } from './posting.errors';
import type {
  Missing,
  PostingEmployer,
  PostingEvent,
  ReviewReason,
  Source,
  SuspensionReason,
  Terms,
} from './posting.events';
import { moveVacancies, NO_VACANCIES, type Vacancies } from './vacancy-sets';

/** How a posting stands with its readers; `suspended` remembers it for the day it is resumed. */
export type Listing =
  | { readonly kind: 'published'; readonly validThrough: PlainDate }
  | {
      readonly kind: 'listed-incomplete';
      readonly missing: readonly Missing[];
      readonly validThrough: PlainDate;
    };

export interface PostingContent {
  readonly origin: 'submitted' | 'collected';
  readonly employer: PostingEmployer;
  readonly terms: Terms;
  readonly source: Source;
  /** Office that collected it; `null`: its employer submitted it. */
  readonly office: string | null;
  /** Of a collected posting. */
  readonly confirmedOn: PlainDate | null;
  readonly vacancies: Vacancies;
}

/** What keeps a posting from being published at once. */
export interface Review {
  readonly reasons: readonly ReviewReason[];
  readonly dueOn: PlainDate;
  readonly office: string;
}

export type PostingState =
  | { readonly status: 'none' }
  /** Only inside an append: the verdict follows in the same one. */
  | { readonly status: 'proposed'; readonly content: PostingContent }
  | { readonly status: 'in-review'; readonly content: PostingContent; readonly review: Review }
  | { readonly status: 'listed'; readonly content: PostingContent; readonly listing: Listing }
  | {
      readonly status: 'suspended';
      readonly content: PostingContent;
      readonly listing: Listing;
      readonly reason: SuspensionReason;
      /** Since it was suspended: nobody has seen these terms listed. */
      readonly amended: boolean;
    }
  | { readonly status: 'refused'; readonly content: PostingContent; readonly reasons: readonly Reason[] }
  | { readonly status: 'withdrawn'; readonly content: PostingContent }
  | { readonly status: 'expired'; readonly content: PostingContent };

export type PostingDecision = Decision<PostingEvent, PostingErrorCode>;

export const posting: Decider<PostingState, PostingEvent> = {
  category: 'posting',
  initial: { status: 'none' },
  evolve,
};

function evolve(state: PostingState, event: PostingEvent): PostingState {
  if (event.type === 'posting.submitted') {
    const { employer, terms, source } = event.data;
    const content = {
      origin: 'submitted',
      employer,
      terms,
      source,
      office: null,
      confirmedOn: null,
    } as const;
    return { status: 'proposed', content: { ...content, vacancies: NO_VACANCIES } };
  }
  if (event.type === 'posting.collected') {
    const { employer, terms, source, office, confirmedOn } = event.data;
    const content = { origin: 'collected', employer, terms, source, office, confirmedOn } as const;
    return { status: 'proposed', content: { ...content, vacancies: NO_VACANCIES } };
  }
  if (state.status === 'none') return state; // Every other event follows one of the two.
  const { content } = state;
  switch (event.type) {
    case 'posting.published':
      return listedAs(content, { kind: 'published', validThrough: event.data.validThrough });
    case 'posting.listed-incomplete': {
      const { missing, validThrough } = event.data;
      return listedAs(content, { kind: 'listed-incomplete', missing, validThrough });
    }
    case 'posting.refused':
      return { status: 'refused', content, reasons: event.data.reasons };
    case 'posting.amended': {
      const after = { content: amended(content, event.data) };
      return state.status === 'suspended' ? { ...state, ...after, amended: true } : { ...state, ...after };
    }
    case 'posting.suspended':
      return state.status === 'listed'
        ? { status: 'suspended', content, listing: state.listing, reason: event.data.reason, amended: false }
        : state;
    case 'posting.resumed':
      return state.status === 'suspended' ? listedAs(content, state.listing) : state;
    case 'posting.withdrawn':
      return { status: 'withdrawn', content };
    case 'posting.expired':
      return { status: 'expired', content };
    case 'posting.review-requested': {
      const { reasons, dueOn, office } = event.data;
      return { status: 'in-review', content, review: { reasons, dueOn, office } };
    }
    default:
      return { ...state, content: { ...content, vacancies: moveVacancies(content.vacancies, event) } };
  }
}

function listedAs(content: PostingContent, listing: Listing): PostingState {
  return { status: 'listed', content, listing };
}

/** The content after an amendment, which names employer and confirmation only when they changed. */
export function amended(
  content: PostingContent,
  data: { terms: Terms; employer?: PostingEmployer; confirmedOn?: PlainDate },
): PostingContent {
  const { terms, employer = content.employer, confirmedOn = content.confirmedOn } = data;
  return { ...content, terms, employer, confirmedOn };
}

/** Nothing can be done any more with a posting that was withdrawn or has expired. */
export function closed(state: Extract<PostingState, { status: 'withdrawn' | 'expired' }>): PostingDecision {
  return reject('posting.closed', { params: { status: state.status } });
}
