import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { GROUPS } from '../groups';
import { POINT_REASONS, type PointReason } from '../reasons';
import { MAX_POINTS } from '../score-key';

/** A value, and where it comes from: a clause or rule of the notice, a standard, or "ours". */
const Sourced = <S extends TSchema>(value: S) =>
  Type.Object({ value, source: Type.String({ minLength: 1, maxLength: 200 }) });
const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

const Group = literals(...GROUPS);
const Days = Type.Integer({ minimum: 0, maximum: 3650 });
const Points = Sourced(Type.Integer({ minimum: 0, maximum: MAX_POINTS }));
type PointsSchema = typeof Points;

const pointReasons = Object.keys(POINT_REASONS) as PointReason[];
const points = Object.fromEntries(pointReasons.map((reason) => [reason, Points])) as Record<
  PointReason,
  PointsSchema
>;

/** Monthly pay = pay per period × numerator / denominator. */
const Factor = Type.Object({
  numerator: Type.Integer({ minimum: 1, maximum: 100_000 }),
  denominator: Type.Integer({ minimum: 1, maximum: 100_000 }),
  source: Type.String({ minLength: 1, maxLength: 200 }),
});

/** Everything about matching that is a choice. */
export const MatchPolicy = Type.Object(
  {
    points: Type.Object(points, { additionalProperties: false }),
    /** Priority at public-welfare posts (R5). */
    welfare: Type.Object({
      /** Groups by rank, first class first; several groups in one class are not ranked. */
      classes: Sourced(Type.Array(Type.Array(Group, { minItems: 1 }), { maxItems: 3 })),
      /** Whether priority needs a confirmed hard-to-place status beside the group. */
      needsHardToPlace: Sourced(Type.Boolean()),
      /** Whether nobody else is considered at all. */
      exclusive: Sourced(Type.Boolean()),
    }),
    /** Groups with `priority-group` points at every posting. */
    priorityGroups: Sourced(Type.Array(Group)),
    /** Codes of GB/T 2261.3 that count as good health. */
    goodHealth: Sourced(Type.Array(literals('1', '2', '3', '6'))),
    limits: Type.Object({
      listLength: Sourced(Type.Integer({ minimum: 1, maximum: 200 })),
      minimumAge: Sourced(Type.Integer({ minimum: 14, maximum: 30 })),
      /** A person is considered who can start within so many days. */
      availableWithinDays: Sourced(Days),
      /** Training counts as recent for so many days after it ended. */
      trainedWithinDays: Sourced(Days),
      /** Percent of the wish from which a wage counts as well above it. */
      wageWellAbovePercent: Sourced(Type.Integer({ minimum: 100, maximum: 1000 })),
      /** 1 any work · 2 within a wider group · 3 same minor group · 4 exact. */
      lowestCloseness: Sourced(Type.Integer({ minimum: 1, maximum: 4 })),
    }),
    /** Piece rates have none: what they come to in a month is unknown. */
    wageFactors: Type.Object({ hour: Factor, day: Factor, month: Factor, year: Factor }),
  },
  { additionalProperties: false },
);
export type MatchPolicy = Static<typeof MatchPolicy>;
