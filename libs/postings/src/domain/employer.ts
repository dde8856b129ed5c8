import { isDeepStrictEqual } from 'node:util';
import { accept, reject, type ClaimKey, type Decider, type Decision } from '@chunfeng/event-log';
import type { EmployerErrorCode } from './employer.errors';
import type { EmployerEvent, EmployerSuspensionReason, Identifier } from './employer.events';
import { claimKeysOf, isValidIdentifier, normalizeIdentifier } from './identifiers';

type DataOf<Type extends EmployerEvent['type']> = Extract<EmployerEvent, { type: Type }>['data'];
type Registered = DataOf<'employer.registered'>;
type StoredDetails = DataOf<'employer.details-corrected'>;

/** The details as somebody states them. */
export interface EmployerDetails extends Pick<Registered, 'kind' | 'division' | 'contact'> {
  readonly name: string;
}

/** The details as they stand; without a name: a natural person who was forgotten. */
export type KnownDetails = Omit<EmployerDetails, 'name'> & { readonly name: string | null };

export type ForgettingReason = DataOf<'employer.contact-forgotten'>['reason'];

export interface Invitation {
  readonly id: string;
  /** Last day on which it may be redeemed. */
  readonly expiresOn: string;
  readonly usedBy: string | null;
  readonly revoked: boolean;
}

export type EmployerState =
  | { readonly status: 'none' }
  | {
      readonly status: 'active' | 'suspended';
      readonly details: KnownDetails;
      /** Under whose key the persons are sealed; `null`: nobody's since the last forgetting. */
      readonly subject: string | null;
      /** Whose keys are to be gone. */
      readonly forgotten: readonly string[];
      readonly identifiers: readonly Identifier[];
      readonly verifiedBy: string | null;
      readonly invitations: readonly Invitation[];
      /** Accounts that act for it. */
      readonly accounts: readonly string[];
    };

export type EmployerDecision = Decision<EmployerEvent, EmployerErrorCode>;

/** What of the reference data an employer is checked against. */
export interface PlaceLookup {
  placeExists(code: string): boolean;
}

/** One account acts for one employer. The id is the issuer's: a stable one, never a name. */
export function accountClaim(account: string): ClaimKey {
  return { scope: 'employer-account', key: account };
}

/** One registration per identifier, whatever the scheme. */
export const IDENTIFIER_CLAIM = 'employer-identifier';

export const employer: Decider<EmployerState, EmployerEvent> = {
  category: 'employer',
  initial: { status: 'none' },
  evolve,
};

function evolve(state: EmployerState, event: EmployerEvent): EmployerState {
  if (event.type === 'employer.registered') {
    const { identifiers, subject } = event.data;
    const details = detailsOf(event.data);
    const nobodyYet = { invitations: [], accounts: [], forgotten: [], verifiedBy: null };
    return { status: 'active', details, subject, identifiers, ...nobodyYet };
  }
  if (state.status === 'none') return state; // Every other event follows the registration.
  switch (event.type) {
    case 'employer.identifier-added':
      return { ...state, identifiers: [...state.identifiers, event.data.identifier] };
    case 'employer.verified':
      return { ...state, verifiedBy: event.data.office };
    case 'employer.details-corrected':
      return { ...state, details: detailsOf(event.data), subject: event.data.subject ?? state.subject };
    case 'employer.contact-forgotten':
      return {
        ...state,
        details: withoutPerson(state.details),
        subject: null,
        forgotten: [...state.forgotten, event.data.subject],
      };
    case 'employer.invited': {
      const { invitationId: id, expiresOn } = event.data;
      return {
        ...state,
        invitations: [...state.invitations, { id, expiresOn, usedBy: null, revoked: false }],
      };
    }
    case 'employer.account-joined':
      return joined(state, event.data);
    case 'employer.account-left':
      return { ...state, accounts: state.accounts.filter((account) => account !== event.data.account) };
    case 'employer.invitation-revoked':
      return {
        ...state,
        invitations: state.invitations.map((invitation) =>
          invitation.id === event.data.invitationId ? { ...invitation, revoked: true } : invitation,
        ),
      };
    case 'employer.suspended':
      return { ...state, status: 'suspended' };
    case 'employer.reinstated':
      return { ...state, status: 'active' };
  }
}

function joined(
  state: Exclude<EmployerState, { status: 'none' }>,
  { account, invitationId }: DataOf<'employer.account-joined'>,
): EmployerState {
  const invitations = state.invitations.map((invitation) =>
    invitation.id === invitationId ? { ...invitation, usedBy: account } : invitation,
  );
  return { ...state, invitations, accounts: [...new Set([...state.accounts, account])] };
}

function detailsOf({ name, personName, kind, division, contact }: StoredDetails): KnownDetails {
  return { name: personName ?? name, kind, division, contact };
}

export function isNaturalPerson({ kind }: Pick<EmployerDetails, 'kind'>): boolean {
  return kind === 'natural-person';
}

function withoutPerson(details: KnownDetails): KnownDetails {
  return { ...details, contact: null, name: isNaturalPerson(details) ? null : details.name };
}

/** INV-SEAL: the name of a firm is public, that of a natural person is not. */
function toStored({ name, kind, division, contact }: EmployerDetails, subject: string): StoredDetails {
  const isPerson = isNaturalPerson({ kind });
  return {
    name: isPerson ? null : name,
    personName: isPerson ? name : null,
    kind,
    division,
    contact,
    subject: isPerson || contact !== null ? subject : null,
  };
}

export interface Registration
  extends EmployerDetails, Pick<Registered, 'identifiers' | 'vouchedBy' | 'synthetic'> {}

/**
 * Registers an employer with valid identifiers, or without any where an office vouches for it.
 * @param subject under whose key its persons are sealed.
 * @param account that registers the employer it acts for; `null`: an office does.
 */
export function register(
  state: EmployerState,
  registration: Registration,
  reference: PlaceLookup,
  subject: string,
  account: string | null = null,
): EmployerDecision {
  if (state.status !== 'none') return reject('employer.exists');
  const identifiers = registration.identifiers.map(normalizeIdentifier);
  if (identifiers.length === 0 && registration.vouchedBy === null)
    return reject('employer.identifier-missing', { field: '/identifiers', rule: 'policy: identity' });
  const refusal = checkEach(identifiers) ?? checkDivision(registration, reference);
  if (refusal !== undefined) return refusal;
  const { vouchedBy, synthetic } = registration;
  const data = { ...toStored(registration, subject), identifiers, vouchedBy, synthetic };
  const events: EmployerEvent[] = [{ type: 'employer.registered', data }];
  if (account === null) return accept(events, { take: claimsFor(identifiers) });
  events.push({ type: 'employer.account-joined', data: { account, invitationId: null } });
  return accept(events, { take: [...claimsFor(identifiers), accountClaim(account)] });
}

export function addIdentifier(state: EmployerState, added: Identifier): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  const identifier = normalizeIdentifier(added);
  const held = state.identifiers.find(({ scheme }) => scheme === identifier.scheme);
  if (held?.value === identifier.value) return accept([]);
  if (held !== undefined) return reject('employer.identifier-scheme-held', { field: '/scheme' });
  const refusal = checkEach([...state.identifiers, identifier]);
  if (refusal !== undefined) return refusal;
  const already = new Set(state.identifiers.flatMap(claimKeysOf));
  const take = claimsFor([identifier]).filter(({ key }) => !already.has(key));
  return accept([{ type: 'employer.identifier-added', data: { identifier } }], { take });
}

/** An office has seen the papers. A second verification adds nothing. */
export function verify(state: EmployerState, office: string): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  if (state.status === 'suspended') return reject('employer.suspended');
  return state.verifiedBy === null ? accept([{ type: 'employer.verified', data: { office } }]) : accept([]);
}

/** @param newSubject under whose key the persons are sealed, where there is no subject or it was forgotten. */
export function correctDetails(
  state: EmployerState,
  details: EmployerDetails,
  reference: PlaceLookup,
  newSubject: string,
): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  const data = toStored(details, state.subject ?? newSubject);
  if (isDeepStrictEqual(detailsOf(data), state.details)) return accept([]);
  return checkDivision(details, reference) ?? accept([{ type: 'employer.details-corrected', data }]);
}

/**
 * Forgets the person to call and, of a natural person, the name; the keys are destroyed after the append. The
 * employer stays, and may name another person. Once more finds nothing to do, so that it can be repeated.
 */
export function forgetContact(state: EmployerState, reason: ForgettingReason): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  const { subject } = state;
  return subject === null
    ? accept([])
    : accept([{ type: 'employer.contact-forgotten', data: { subject, reason } }]);
}

/** A suspended employer submits, amends and resumes nothing; what it has published is suspended one by one. */
export function suspendEmployer(state: EmployerState, reason: EmployerSuspensionReason): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  return state.status === 'suspended'
    ? accept([])
    : accept([{ type: 'employer.suspended', data: { reason } }]);
}

export function reinstate(state: EmployerState): EmployerDecision {
  if (state.status === 'none') return reject('employer.not-found');
  return state.status === 'active' ? accept([]) : accept([{ type: 'employer.reinstated', data: {} }]);
}

const STANDARD = { uscc: 'GB 32100-2015', orgcode9: 'GB 11714-1997', licence15: 'GB/T 17710' } as const;

/** Every identifier is valid, there is one per scheme, and the codes of one firm agree. */
function checkEach(identifiers: readonly Identifier[]): EmployerDecision | undefined {
  for (const [index, identifier] of identifiers.entries()) {
    const { scheme } = identifier;
    const at = { field: `/identifiers/${index}`, rule: STANDARD[scheme], params: { scheme } };
    if (!isValidIdentifier(identifier)) return reject('employer.identifier-invalid', at);
    if (identifiers.findIndex((each) => each.scheme === scheme) !== index)
      return reject('employer.identifier-repeated', at);
  }
  const code = identifiers.find(({ scheme }) => scheme === 'orgcode9');
  const credit = identifiers.find(({ scheme }) => scheme === 'uscc');
  return code && credit && !claimKeysOf(credit).includes(`orgcode9:${code.value}`)
    ? reject('employer.identifier-contradicts', { field: '/identifiers', rule: 'GB 32100-2015' })
    : undefined;
}

function checkDivision(
  { division }: Pick<EmployerDetails, 'division'>,
  reference: PlaceLookup,
): EmployerDecision | undefined {
  return division === null || reference.placeExists(division)
    ? undefined
    : reject('employer.division-unknown', { field: '/division', rule: 'GB/T 2260' });
}

function claimsFor(identifiers: readonly Identifier[]): ClaimKey[] {
  return [...new Set(identifiers.flatMap(claimKeysOf))].map((key) => ({ scope: IDENTIFIER_CLAIM, key }));
}
