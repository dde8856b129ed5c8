import { Type, type Static, type TSchema } from '@sinclair/typebox';

export const PlainDate = Type.String({ format: 'date' });
export const Uuid = Type.String({ format: 'uuid' });
export const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

/** The four units (domain.md §3): every figure names the one that it counts by. */
export const FourUnits = Type.Object({
  origin: Office,
  ledger: Office,
  responsible: Office,
  /** `null`: outside the 40 units, or not known. */
  workplace: Nullable(Office),
});
export type FourUnits = Static<typeof FourUnits>;

/** Five-year bands by age on the day of the fact; `null`: birth year not known any more. */
export const AgeBand = Nullable(
  literals('16-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60+'),
);

/** What statistics may know of the person, as known when the fact was recorded ("stamped"). Codes and bands only. */
export const PersonFacts = Type.Object({
  units: FourUnits,
  /** Groups valid on the day of the fact, sorted. */
  groups: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  ageBand: AgeBand,
  /** GB/T 4658-2006. */
  education: Nullable(Type.String({ pattern: '^\\d{2}$' })),
  household: Nullable(Uuid),
  synthetic: Type.Boolean(),
});
export type PersonFacts = Static<typeof PersonFacts>;

/** Where the work lies, seen from the person's origin (domain.md §3; R7, R13). */
export const Direction = literals(
  'local',
  'inside-city',
  'east',
  'elsewhere',
  'abroad',
  /** Place of work not known, or not told apart by it. */
  'unknown',
);
export type Direction = Static<typeof Direction>;

/** What statistics may know of the work, as known when the fact was recorded. Unknown is `null`, never guessed. */
export const WorkFacts = Type.Object({
  /** 大典 2022 code at any level. */
  occupation: Nullable(Type.String({ pattern: '^\\d(-\\d{2}){0,3}$' })),
  /** GB/T 4754-2011. */
  industry: Nullable(Type.String({ maxLength: 5 })),
  workForm: Nullable(Type.String({ maxLength: 30 })),
  /** Division of the place of work, 2 to 12 digits. */
  place: Nullable(Type.String({ pattern: '^\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?$' })),
  direction: Direction,
  postingKind: Nullable(Type.String({ maxLength: 30 })),
});
export type WorkFacts = Static<typeof WorkFacts>;
