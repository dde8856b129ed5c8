import type { Decider, Decision } from '@chunfeng/event-log';
import type { HouseholdErrorCode } from './household.errors';
import type { HouseholdEvent, MemberPerson, PovertyStatus, Relation } from './household.events';

type DataOf<Type extends HouseholdEvent['type']> = Extract<HouseholdEvent, { type: Type }>['data'];

export type Departure = DataOf<'household.member-left'>;
export type PovertyRecord = DataOf<'household.poverty-status-recorded'>;

export interface Member {
  readonly memberId: string;
  readonly relation: Relation;
  /** `null` once the member has been forgotten. */
  readonly person: MemberPerson | null;
  readonly forgotten: boolean;
  /** Still in the household: `null`. */
  readonly left: Departure | null;
}

/** A status holds from its day until the next one's. */
export interface PovertyInterval {
  readonly status: PovertyStatus;
  readonly from: string;
  /** First day on which it no longer holds; `null`: holds. */
  readonly until: string | null;
  readonly source: PovertyRecord['source'];
}

export interface RegisteredHousehold {
  readonly status: 'registered';
  readonly office: string;
  readonly residence: string;
  readonly synthetic: boolean;
  /** In the order of joining, those who left included. */
  readonly members: readonly Member[];
  /** In the order of their first days. */
  readonly poverty: readonly PovertyInterval[];
}

export type Household = { readonly status: 'unknown' } | RegisteredHousehold;

export type HouseholdDecision = Decision<HouseholdEvent, HouseholdErrorCode>;

/** Stream `household-<uuid>`. */
export const household: Decider<Household, HouseholdEvent> = {
  category: 'household',
  initial: { status: 'unknown' },
  evolve,
};

function evolve(state: Household, event: HouseholdEvent): Household {
  if (event.type === 'household.registered') {
    const { office, residence, synthetic } = event.data;
    return { status: 'registered', office, residence, synthetic, members: [], poverty: [] };
  }
  // Nothing else can precede the registration; decisions see to that.
  if (state.status !== 'registered') return state;
  switch (event.type) {
    case 'household.member-added': {
      const { memberId, relation, person } = event.data;
      const others = state.members.filter((member) => member.memberId !== memberId);
      return { ...state, members: [...others, { memberId, relation, person, forgotten: false, left: null }] };
    }
    case 'household.member-left':
      return { ...state, members: withDeparture(state.members, event.data) };
    case 'household.member-forgotten':
      return { ...state, members: withoutPerson(state.members, event.data.memberId) };
    case 'household.poverty-status-recorded':
      return { ...state, poverty: withStatus(state.poverty, event.data) };
    case 'household.moved':
      return { ...state, residence: event.data.residence };
  }
}

/** Who was added in error never was a member. */
function withDeparture(members: readonly Member[], departure: Departure): readonly Member[] {
  const { memberId, reason } = departure;
  if (reason === 'recorded-in-error') return members.filter((member) => member.memberId !== memberId);
  return members.map((member) => (member.memberId === memberId ? { ...member, left: departure } : member));
}

function withoutPerson(members: readonly Member[], memberId: string): readonly Member[] {
  return members.map((member) =>
    member.memberId === memberId ? { ...member, person: null, forgotten: true } : member,
  );
}

/** A record of the same day replaces the earlier one; an older one finds its place before the newer ones. */
export function withStatus(
  intervals: readonly PovertyInterval[],
  { status, from, source }: PovertyRecord,
): readonly PovertyInterval[] {
  const others = intervals.filter((interval) => interval.from !== from);
  const ordered = [...others, { status, from, source, until: null }].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  return ordered.map((interval, index) => ({ ...interval, until: ordered[index + 1]?.from ?? null }));
}

/** Members who have not left. */
export function membersOf(state: RegisteredHousehold): readonly Member[] {
  return state.members.filter(({ left }) => left === null);
}

export function currentMember(state: Household, memberId: string): Member | undefined {
  if (state.status !== 'registered') return undefined;
  return membersOf(state).find((member) => member.memberId === memberId);
}

/** Poverty status on a day; `unknown` where no record reaches it, which is not the same as not poor. */
export function povertyOn(intervals: readonly PovertyInterval[], day: string): PovertyStatus | 'unknown' {
  const on = intervals.find(({ from, until }) => from <= day && (until === null || day < until));
  return on?.status ?? 'unknown';
}
