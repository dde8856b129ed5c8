import { removeAccount, revokeInvitation } from './employer-accounts';
import {
  addIdentifier,
  correctDetails,
  forgetContact,
  reinstate,
  suspendEmployer,
  verify,
  type EmployerDecision,
  type EmployerDetails,
  type EmployerState,
  type ForgettingReason,
  type PlaceLookup,
} from './employer';
import type { EmployerSuspensionReason, Identifier } from './employer.events';

/** What may be asked of a registered employer. */
export type EmployerChange =
  | { readonly type: 'add-identifier'; readonly identifier: Identifier }
  | { readonly type: 'verify'; readonly office: string }
  | { readonly type: 'correct'; readonly details: EmployerDetails }
  | { readonly type: 'suspend'; readonly reason: EmployerSuspensionReason }
  | { readonly type: 'reinstate' }
  | { readonly type: 'remove-account'; readonly account: string }
  | { readonly type: 'revoke-invitation'; readonly invitationId: string }
  | { readonly type: 'forget-contact'; readonly reason: ForgettingReason };

export function changeEmployer(
  state: EmployerState,
  change: EmployerChange,
  reference: PlaceLookup,
  newSubject: string,
): EmployerDecision {
  switch (change.type) {
    case 'add-identifier':
      return addIdentifier(state, change.identifier);
    case 'verify':
      return verify(state, change.office);
    case 'correct':
      return correctDetails(state, change.details, reference, newSubject);
    case 'suspend':
      return suspendEmployer(state, change.reason);
    case 'reinstate':
      return reinstate(state);
    case 'remove-account':
      return removeAccount(state, change.account);
    case 'revoke-invitation':
      return revokeInvitation(state, change.invitationId);
    case 'forget-contact':
      return forgetContact(state, change.reason);
  }
}
