import { reject } from '@chunfeng/event-log';
import { type Finding, ownOffice } from './checks';
import type { MemberForm } from './form';
import type { Household } from './household';
import { type Registration, registration } from './registration';

type Joining = MemberForm & { readonly memberId: string };

/** What a decision about members reads, by id: the laborers that they are said to be. */
export function laborersRead(
  members: readonly Joining[],
): Readonly<Record<string, { readonly decider: typeof registration; readonly id: string }>> {
  const joining = members.filter(({ joins }) => joins === true);
  return Object.fromEntries(joining.map(({ memberId: id }) => [id, { decider: registration, id }]));
}

/**
 * An id that somebody states is a laborer's of the own office, or of who was a member here before: whatever else it
 * may be the id of has a key of its own, which is not to be used, nor destroyed with the member.
 */
export function strangerAmong(
  state: Household,
  members: readonly (readonly [at: string, member: Joining])[],
  laborers: Readonly<Record<string, { readonly state: unknown } | undefined>>,
  office: string | undefined,
): Finding {
  for (const [at, { joins, memberId }] of members) {
    if (joins !== true) continue;
    const laborer = laborers[memberId]?.state as Registration | undefined;
    const own = laborer?.status === 'registered' && isOwn(laborer, office);
    const returns = laborer?.status !== 'forgotten' && wasMember(state, memberId);
    if (!own && !returns) return reject('household.laborer-unknown', { field: `${at}/memberId` });
  }
  return undefined;
}

function wasMember(state: Household, memberId: string): boolean {
  if (state.status !== 'registered') return false;
  return state.members.some((member) => member.memberId === memberId && !member.forgotten);
}

function isOwn(
  { office, responsible }: Extract<Registration, { status: 'registered' }>,
  own: string | undefined,
): boolean {
  return [office, responsible].some((one) => ownOffice('', one, own) === undefined);
}
