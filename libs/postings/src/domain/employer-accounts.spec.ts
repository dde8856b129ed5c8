import { scenario } from '@chunfeng/testing';
import { employer, type EmployerState } from './employer';
import { join, removeAccount, revokeInvitation } from './employer-accounts';
import type { EmployerEvent } from './employer.events';

const story = scenario(employer);
const NOW = new Date('2016-12-28T10:00:00+08:00');
const INVITATION = '01900000-0000-7000-8000-0000000000b1';
const registered: EmployerEvent = {
  type: 'employer.registered',
  data: {
    name: '合成示例村民委员会',
    personName: null,
    kind: 'village-committee',
    division: '500235',
    contact: null,
    subject: null,
    identifiers: [],
    vouchedBy: 'D500235',
    synthetic: true,
  },
};
const invited: EmployerEvent = {
  type: 'employer.invited',
  data: { invitationId: INVITATION, expiresOn: '2017-01-11', office: 'D500235' },
};
const joined: EmployerEvent = {
  type: 'employer.account-joined',
  data: { account: 'one', invitationId: INVITATION },
};
const left: EmployerEvent = { type: 'employer.account-left', data: { account: 'one' } };
const revoked: EmployerEvent = { type: 'employer.invitation-revoked', data: { invitationId: INVITATION } };
const joining = (state: EmployerState) => join(state, 'one', (id) => id === INVITATION, NOW);
const removing = (state: EmployerState) => removeAccount(state, 'one');
const revoking = (state: EmployerState) => revokeInvitation(state, INVITATION);

test('a removed account frees its claim, and the code by which it came is used up', () => {
  const given = story.given([registered, invited, joined]);
  given.when(removing).then([left]);
  given.when(removing).thenClaims({ release: [{ scope: 'employer-account', key: 'one' }] });
  given.when(joining).thenNothing();
  const after = story.given([registered, invited, joined, left]);
  after.when(joining).thenRejected('employer.invitation-used');
  after.when(removing).thenRejected('employer.account-not-joined');
  story.given([]).when(removing).thenRejected('employer.not-found');
});

test('an account is removed from a suspended employer as well', () => {
  const suspended: EmployerEvent = { type: 'employer.suspended', data: { reason: 'complaint' } };
  story.given([registered, invited, joined, suspended]).when(removing).then([left]);
});

test('an invitation is revoked once, and only before it was redeemed', () => {
  story.given([registered, invited]).when(revoking).then([revoked]);
  story.given([registered, invited, revoked]).when(revoking).thenNothing();
  story.given([registered, invited, revoked]).when(joining).thenRejected('employer.invitation-revoked');
  story.given([registered, invited, joined]).when(revoking).thenRejected('employer.invitation-used');
  story.given([registered]).when(revoking).thenRejected('employer.invitation-not-issued');
});
