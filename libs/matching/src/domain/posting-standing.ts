import type { PostingEvent } from '@chunfeng/postings';
import type { FilterReason } from './reasons';

type DataOf<Type extends PostingEvent['type']> = Extract<PostingEvent, { type: Type }>['data'];

export type Terms = DataOf<'posting.submitted'>['terms'];

export type ListingState =
  'unchecked' | 'in-review' | 'published' | 'incomplete' | 'refused' | 'suspended' | 'withdrawn' | 'expired';

/** Terms that matching looks at; titles, texts and raw wording stay with the posting. */
export type MatchTerms = Pick<
  Terms,
  | 'kind'
  | 'headcount'
  | 'wage'
  | 'place'
  | 'age'
  | 'education'
  | 'requiredSkill'
  | 'health'
  | 'targetGroups'
  | 'lodging'
  | 'validFrom'
  | 'validThrough'
> & { readonly occupation: string | null };

/** What matching remembers of a posting in any state. */
export interface PostingStanding {
  readonly state: ListingState;
  /** State to return to when a suspension ends. */
  readonly before: 'published' | 'incomplete' | null;
  /** Last day of validity as published; a later statement in the terms wins. */
  readonly listedThrough: string | null;
  readonly employer: string | null;
  /** Office that collected it; `null` when the employer submitted it. */
  readonly office: string | null;
  readonly synthetic: boolean;
  /** Placements that hold a vacancy, reserved or taken. */
  readonly holders: readonly string[];
  readonly terms: MatchTerms;
}

export function proposedStanding(
  data: DataOf<'posting.submitted'> | DataOf<'posting.collected'>,
): PostingStanding {
  return {
    state: 'unchecked',
    before: null,
    listedThrough: null,
    employer: data.employer.id,
    office: 'office' in data ? data.office : null,
    synthetic: data.synthetic,
    holders: [],
    terms: matchTerms(data.terms),
  };
}

type LaterEvent = Exclude<PostingEvent, { type: 'posting.submitted' | 'posting.collected' }>;

export function evolvePosting(posting: PostingStanding, event: LaterEvent): PostingStanding {
  switch (event.type) {
    case 'posting.published':
      return { ...posting, state: 'published', before: null, listedThrough: event.data.validThrough };
    case 'posting.listed-incomplete':
      return { ...posting, state: 'incomplete', before: null, listedThrough: event.data.validThrough };
    case 'posting.refused':
      return { ...posting, state: 'refused' };
    case 'posting.amended':
      return { ...posting, ...amendedEmployer(event.data), terms: matchTerms(event.data.terms) };
    case 'posting.suspended':
      return isListed(posting.state)
        ? { ...posting, state: 'suspended', before: posting.state }
        : { ...posting, state: 'suspended' };
    case 'posting.resumed':
      return { ...posting, state: posting.before ?? 'unchecked', before: null };
    case 'posting.withdrawn':
      return { ...posting, state: 'withdrawn' };
    case 'posting.expired':
      return { ...posting, state: 'expired' };
    case 'posting.review-requested':
      return { ...posting, state: 'in-review' };
    case 'posting.vacancy-reserved':
    case 'posting.vacancy-taken':
      return { ...posting, holders: [...without(posting.holders, event), event.data.placementId] };
    case 'posting.vacancy-released':
    case 'posting.vacancy-returned':
      return { ...posting, holders: without(posting.holders, event) };
    // Referrals hold no vacancy, the quota is no rule of matching, and whether it is filled the vacancies tell.
    case 'posting.referral-counted':
    case 'posting.referral-released':
    case 'posting.filled':
    case 'posting.reopened':
      return posting;
  }
}

function without(
  holders: readonly string[],
  { data }: { readonly data: { readonly placementId: string } },
): readonly string[] {
  return holders.filter((id) => id !== data.placementId);
}

function isListed(state: ListingState): state is 'published' | 'incomplete' {
  return state === 'published' || state === 'incomplete';
}

/** An amendment names the employer only when that changed. */
function amendedEmployer(data: { readonly employer?: { readonly id: string | null } }) {
  return data.employer === undefined ? {} : { employer: data.employer.id };
}

function matchTerms(terms: Terms): MatchTerms {
  const { kind, headcount, wage, place, age, education, requiredSkill, health } = terms;
  const { targetGroups, lodging, validFrom, validThrough } = terms;
  const occupation = terms.occupation?.code ?? null;
  return {
    kind,
    headcount,
    occupation,
    wage,
    place,
    age,
    education,
    requiredSkill,
    health,
    targetGroups,
    lodging,
    validFrom,
    validThrough,
  };
}

/** Filled by examination or by assessment (domain.md §5.7). */
const EXAMINED: ReadonlySet<Terms['kind']> = new Set([
  'civil-service',
  'public-institution',
  'grassroots-project',
  'special-post-teacher',
] as const);

const NOT_LISTED = {
  unchecked: 'posting-unchecked',
  'in-review': 'posting-unchecked',
  incomplete: 'posting-incomplete',
  refused: 'posting-refused',
  suspended: 'posting-suspended',
  withdrawn: 'posting-withdrawn',
  expired: 'posting-expired',
} as const satisfies Record<Exclude<ListingState, 'published'>, FilterReason>;

/** Why the posting is matched with nobody; `null`: it is matched while it is valid. */
export function unmatchedBecause({ state, terms, holders }: PostingStanding): FilterReason | null {
  if (state !== 'published') return NOT_LISTED[state];
  if (EXAMINED.has(terms.kind)) return 'posting-examined';
  if (terms.headcount !== null && holders.length >= terms.headcount) return 'no-vacancy';
  // The check lists such a posting as incomplete; should one be published all the same, there is nothing to match.
  return terms.occupation === null || terms.place === null ? 'posting-incomplete' : null;
}

export function validThrough({ terms, listedThrough }: PostingStanding): string | null {
  return terms.validThrough ?? listedThrough;
}
