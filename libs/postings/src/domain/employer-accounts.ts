import { accept, reject } from '@chunfeng/event-log';
import { addDays, dayInShanghai } from '@chunfeng/reference';
import { accountClaim, type EmployerDecision, type EmployerState } from './employer';

/** Days for which an invitation is good; ours, nobody prescribes it. */
const INVITATION_DAYS = 14;

/** An invitation as its code is looked up; the key is a keyed hash and does not lead back to the code. */
export interface NewInvitation {
  readonly id: string;
  readonly claimKey: string;
  readonly office: string;
}

/** An office hands over a code, by which an account of the employer's own can join it. */
export function invite(state: EmployerState, invitation: NewInvitation, now: Date): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  if (state.status === 'suspended') return reject('employer.suspended');
  const { id: invitationId, office, claimKey } = invitation;
  const expiresOn = addDays(dayInShanghai(now), INVITATION_DAYS);
  return accept([{ type: 'employer.invited', data: { invitationId, expiresOn, office } }], {
    take: [{ scope: 'employer-invitation', key: claimKey }],
  });
}

/**
 * Redeems an invitation, once. The same account again finds nothing to do, unless it has left since.
 * @param isInvitation tells which of the employer's invitations the code belongs to.
 */
export function join(
  state: EmployerState,
  account: string,
  isInvitation: (invitationId: string) => boolean,
  now: Date,
): EmployerDecision {
  if (state.status === 'none') return reject('employer.invitation-unknown');
  const invitation = state.invitations.find(({ id }) => isInvitation(id));
  if (invitation === undefined) return reject('employer.invitation-unknown');
  if (invitation.usedBy === account && state.accounts.includes(account)) return accept([]);
  if (invitation.usedBy !== null) return reject('employer.invitation-used');
  if (invitation.revoked) return reject('employer.invitation-revoked');
  if (state.status === 'suspended') return reject('employer.suspended');
  if (invitation.expiresOn < dayInShanghai(now))
    return reject('employer.invitation-expired', { params: { expiresOn: invitation.expiresOn } });
  return accept(
    [{ type: 'employer.account-joined', data: { account, invitationId: invitation.id } }],
    state.accounts.includes(account) ? {} : { take: [accountClaim(account)] },
  );
}

/** An office, or the employer itself, takes an account out, also while it is suspended; its claim is free again. */
export function removeAccount(state: EmployerState, account: string): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  if (!state.accounts.includes(account)) return reject('employer.account-not-joined', { field: '/account' });
  return accept([{ type: 'employer.account-left', data: { account } }], { release: [accountClaim(account)] });
}

/** The code is good for nothing any more. Once it was redeemed, the account is what can be removed. */
export function revokeInvitation(state: EmployerState, invitationId: string): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  const invitation = state.invitations.find(({ id }) => id === invitationId);
  if (invitation === undefined) return reject('employer.invitation-not-issued', { field: '/invitationId' });
  if (invitation.usedBy !== null) return reject('employer.invitation-used');
  return invitation.revoked
    ? accept([])
    : accept([{ type: 'employer.invitation-revoked', data: { invitationId } }]);
}
