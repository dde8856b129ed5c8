import { defineEvent, Personal, type EventOf } from '@chunfeng/event-log';
import { Type, type Static } from '@sinclair/typebox';

const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });
const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

export const EmployerKind = literals(
  'enterprise',
  'individual-business',
  'cooperative',
  'public-institution',
  'government',
  'village-committee',
  'natural-person',
);
export type EmployerKind = Static<typeof EmployerKind>;

/** `uscc`: GB 32100-2015; `licence15`: old business licence; `orgcode9`: GB 11714. In 2016 all three were in use. */
export const Identifier = Type.Object({
  scheme: literals('uscc', 'licence15', 'orgcode9'),
  value: Type.String({ maxLength: 18 }),
});
export type Identifier = Static<typeof Identifier>;

/** The person to call. */
const Contact = Type.Object({ name: Type.String({ maxLength: 60 }), phone: Type.String({ maxLength: 30 }) });

const Name = Type.String({ minLength: 1, maxLength: 120 });
const Subject = Type.String({ format: 'uuid' });

const Details = {
  /** `null` for a natural person, whose name is personal. */
  name: Type.Union([Name, Type.Null()]),
  /** Only of a natural person. */
  personName: Personal(Name),
  kind: EmployerKind,
  division: Type.Union([Type.String({ pattern: '^\\d{2,12}$' }), Type.Null()]),
  contact: Personal(Contact),
  /**
   * Whose key seals contact and person's name; `null`: there is nothing to seal. A new one follows when it is
   * forgotten, for a firm goes on when the person to call leaves.
   */
  subject: Type.Union([Subject, Type.Null()]),
};

/** Whose person it is: see `subject`. */
const personal = { fields: ['contact', 'personName'], subject: { field: 'subject' } } as const;

export const employerRegistered = defineEvent({
  type: 'employer.registered',
  version: 1,
  personal,
  schema: Type.Object({
    ...Details,
    identifiers: Type.Array(Identifier),
    /** Office that vouches for an employer without identifier (village committee, natural person). */
    vouchedBy: Type.Union([Office, Type.Null()]),
    synthetic: Type.Boolean(),
  }),
});

export const employerIdentifierAdded = defineEvent({
  type: 'employer.identifier-added',
  version: 1,
  schema: Type.Object({ identifier: Identifier }),
});

export const employerVerified = defineEvent({
  type: 'employer.verified',
  version: 1,
  schema: Type.Object({ office: Office }),
});

export const employerDetailsCorrected = defineEvent({
  type: 'employer.details-corrected',
  version: 1,
  personal,
  schema: Type.Object(Details),
});

/** The key is destroyed after this: nobody can read contact or person's name of the past any more. */
export const employerContactForgotten = defineEvent({
  type: 'employer.contact-forgotten',
  version: 1,
  schema: Type.Object({
    subject: Subject,
    reason: literals('own-request', 'retention-ended', 'recorded-in-error'),
  }),
});

export const EmployerSuspensionReason = literals(
  'complaint',
  'licence-revoked',
  'wage-arrears',
  'false-posting',
  'other',
);
export type EmployerSuspensionReason = Static<typeof EmployerSuspensionReason>;

export const employerSuspended = defineEvent({
  type: 'employer.suspended',
  version: 1,
  schema: Type.Object({ reason: EmployerSuspensionReason }),
});

export const employerReinstated = defineEvent({
  type: 'employer.reinstated',
  version: 1,
  schema: Type.Object({}),
});

/** The code that goes with it follows from its id and a secret; it stands nowhere. */
export const employerInvited = defineEvent({
  type: 'employer.invited',
  version: 1,
  schema: Type.Object({
    invitationId: Type.String({ format: 'uuid' }),
    /** Last day on which it may be redeemed. */
    expiresOn: Type.String({ format: 'date' }),
    office: Office,
  }),
});

/** An account acts for the employer from now on. */
export const employerAccountJoined = defineEvent({
  type: 'employer.account-joined',
  version: 1,
  schema: Type.Object({
    /** As the issuer of its tokens names it; never a person's name. */
    account: Type.String({ minLength: 1, maxLength: 128 }),
    /** `null`: the account registered the employer itself. */
    invitationId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  }),
});

/** An account acts for the employer no longer; it may join another one. */
export const employerAccountLeft = defineEvent({
  type: 'employer.account-left',
  version: 1,
  schema: Type.Object({ account: Type.String({ minLength: 1, maxLength: 128 }) }),
});

/** A code that was not redeemed is good for nothing any more. */
export const employerInvitationRevoked = defineEvent({
  type: 'employer.invitation-revoked',
  version: 1,
  schema: Type.Object({ invitationId: Type.String({ format: 'uuid' }) }),
});

export const employerEvents = [
  employerRegistered,
  employerIdentifierAdded,
  employerVerified,
  employerDetailsCorrected,
  employerContactForgotten,
  employerSuspended,
  employerReinstated,
  employerInvited,
  employerAccountJoined,
  employerAccountLeft,
  employerInvitationRevoked,
] as const;

export type EmployerEvent = EventOf<(typeof employerEvents)[number]>;
