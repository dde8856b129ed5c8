import { accept, type ClaimKey, reject } from '@chunfeng/event-log';
import { firstOf, knownResidence, ownOffice, pastDay } from './checks';
import type { MemberForm } from './form';
import {
  currentMember,
  type Departure,
  type Household,
  type HouseholdDecision,
  membersOf,
  type PovertyRecord,
  type RegisteredHousehold,
  withStatus,
} from './household';
import { readMember } from './member-person';

/** What may be asked of a household that exists, one thing at a time. */
export type HouseholdChange =
  | { readonly kind: 'add-member'; readonly member: MemberForm & { readonly memberId: string } }
  | { readonly kind: 'member-left'; readonly departure: Departure }
  | { readonly kind: 'forget-member'; readonly memberId: string; readonly reason: ForgettingReason }
  | { readonly kind: 'record-poverty-status'; readonly record: PovertyRecord }
  | {
      readonly kind: 'move';
      readonly residence: string;
      readonly address: string | null;
      readonly movedOn: string;
    };

export type ForgettingReason =
  'own-request' | 'retention-ended' | 'registered-in-error' | 'laborer-forgotten';

export interface Circumstances {
  readonly today: string;
  /** Office of whoever asks. */
  readonly office: string | undefined;
  /** Whether the member in question is registered as a laborer. */
  readonly isLaborer: boolean;
}

/** Of another office's household nothing is said, not even that there is one. */
export function changeHousehold(
  state: Household,
  change: HouseholdChange,
  { today, office, isLaborer }: Circumstances,
): HouseholdDecision {
  if (state.status !== 'registered' || ownOffice('', state.office, office))
    return reject('household.not-found');
  switch (change.kind) {
    case 'add-member':
      return addMember(state, change.member, { at: '', today });
    case 'member-left':
      return leave(state, change.departure, today);
    case 'forget-member':
      return isLaborer
        ? reject('household.member-is-laborer')
        : forgetMember(state, change.memberId, change.reason);
    case 'record-poverty-status':
      return recordStatus(state, change.record, today);
    case 'move':
      return move(state, change, today);
  }
}

/** One household at a time: whoever joins another one leaves the first one first. */
export function memberClaim(memberId: string): ClaimKey {
  return { scope: 'household-member', key: memberId };
}

export function addMember(
  state: Household,
  form: MemberForm & { readonly memberId: string },
  { at, today }: { readonly at: string; readonly today: string },
): HouseholdDecision {
  if (state.status !== 'registered') return reject('household.not-found');
  const { memberId, relation } = form;
  if (currentMember(state, memberId) !== undefined)
    return reject('household.member-exists', { field: `${at}/memberId` });
  if (relation === 'head' && membersOf(state).some((member) => member.relation === 'head'))
    return reject('household.second-head', { field: `${at}/relation` });
  const read = readMember(form, { at, today, synthetic: state.synthetic });
  if ('accepted' in read) return read;
  return accept([{ type: 'household.member-added', data: { memberId, relation, person: read.person } }], {
    take: [memberClaim(memberId)],
  });
}

function leave(state: RegisteredHousehold, departure: Departure, today: string): HouseholdDecision {
  const { memberId, leftOn } = departure;
  const finding = pastDay('/leftOn', leftOn, today);
  if (finding) return finding;
  if (currentMember(state, memberId) === undefined) {
    const gone = state.members.some((member) => member.memberId === memberId);
    return gone ? accept([]) : reject('household.member-unknown', { field: '/memberId' });
  }
  return accept([{ type: 'household.member-left', data: departure }], { release: [memberClaim(memberId)] });
}

function forgetMember(
  state: RegisteredHousehold,
  memberId: string,
  reason: ForgettingReason,
): HouseholdDecision {
  const member = state.members.find((it) => it.memberId === memberId);
  if (member === undefined) return reject('household.member-unknown', { field: '/memberId' });
  return member.forgotten
    ? accept([])
    : accept([{ type: 'household.member-forgotten', data: { memberId, reason } }]);
}

function recordStatus(state: RegisteredHousehold, record: PovertyRecord, today: string): HouseholdDecision {
  const finding = pastDay('/from', record.from, today);
  if (finding) return finding;
  const after = withStatus(state.poverty, record);
  const known = JSON.stringify(after) === JSON.stringify(state.poverty);
  return known ? accept([]) : accept([{ type: 'household.poverty-status-recorded', data: record }]);
}

function move(
  state: RegisteredHousehold,
  { residence, address, movedOn }: Extract<HouseholdChange, { kind: 'move' }>,
  today: string,
): HouseholdDecision {
  const finding = firstOf(knownResidence('/residence', residence), pastDay('/movedOn', movedOn, today));
  if (finding) return finding;
  if (residence === state.residence && address === null) return accept([]);
  return accept([{ type: 'household.moved', data: { residence, address, movedOn } }]);
}
