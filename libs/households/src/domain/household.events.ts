import { defineEvent, type EventOf, Personal } from '@chunfeng/event-log';
import { Type, type Static, type TSchema } from '@sinclair/typebox';

const PlainDate = Type.String({ format: 'date' });
const Uuid = Type.String({ format: 'uuid' });
const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });
const Division = Type.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' });
const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

/** The household as such is sealed under its own id, each member under the member's: a member can be forgotten alone. */
const Address = Personal(Type.String({ maxLength: 200 }));
const CardNumber = Personal(Type.String({ maxLength: 40 }));

/** Stream `household-<uuid>`. */
export const householdRegistered = defineEvent({
  type: 'household.registered',
  version: 1,
  personal: { fields: ['address', 'cardNumber'], subject: 'stream' },
  schema: Type.Object({
    /** Village or township office that registered it. */
    office: Office,
    /** Village, township or county where it lives. */
    residence: Division,
    address: Address,
    /** Number in the poverty card system (户编号); claimed by its keyed hash where there is one. */
    cardNumber: CardNumber,
    source: literals('visit', 'roster', 'demonstration'),
    synthetic: Type.Boolean(),
  }),
});

/** Relation to the head of the household, in the words that rosters use (GB/T 4761 groups). */
export const Relation = literals(
  'head',
  'spouse',
  'child',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'child-in-law',
  'parent-in-law',
  'other',
);
export type Relation = Static<typeof Relation>;

const MemberPerson = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    birthDate: PlainDate,
    /** GB/T 2261.1. */
    sex: literals('1', '2'),
    /** GB 11643; `null`: not known, as with small children. */
    citizenNumber: Nullable(Type.String({ pattern: '^\\d{17}[\\dX]$' })),
  },
  { additionalProperties: false },
);
export type MemberPerson = Static<typeof MemberPerson>;

/** Children and elders are members like everybody else. A member who becomes a laborer keeps the id. */
export const householdMemberAdded = defineEvent({
  type: 'household.member-added',
  version: 1,
  personal: { fields: ['person'], subject: { field: 'memberId' } },
  schema: Type.Object({ memberId: Uuid, relation: Relation, person: Personal(MemberPerson) }),
});

export const householdMemberLeft = defineEvent({
  type: 'household.member-left',
  version: 1,
  schema: Type.Object({
    memberId: Uuid,
    leftOn: PlainDate,
    reason: literals('married', 'moved', 'own-household', 'deceased', 'recorded-in-error', 'other'),
  }),
});

/** The member's key is destroyed after this; that there was a member stays known. */
export const householdMemberForgotten = defineEvent({
  type: 'household.member-forgotten',
  version: 1,
  schema: Type.Object({
    memberId: Uuid,
    reason: literals('own-request', 'retention-ended', 'registered-in-error', 'laborer-forgotten'),
  }),
});

export const PovertyStatus = literals('registered-poor', 'exited', 'relapsed', 'not-poor');
export type PovertyStatus = Static<typeof PovertyStatus>;

/** An interval begins here and lasts until the next one by `from`; the poverty office owns the fact (domain.md §4.6). */
export const householdPovertyStatusRecorded = defineEvent({
  type: 'household.poverty-status-recorded',
  version: 1,
  schema: Type.Object({
    status: PovertyStatus,
    from: PlainDate,
    source: literals('poverty-office', 'roster', 'visit', 'comparison', 'other'),
  }),
});

export const householdMoved = defineEvent({
  type: 'household.moved',
  version: 1,
  personal: { fields: ['address'], subject: 'stream' },
  schema: Type.Object({ residence: Division, address: Address, movedOn: PlainDate }),
});

export const householdEvents = [
  householdRegistered,
  householdMemberAdded,
  householdMemberLeft,
  householdMemberForgotten,
  householdPovertyStatusRecorded,
  householdMoved,
] as const;

export type HouseholdEvent = EventOf<(typeof householdEvents)[number]>;
