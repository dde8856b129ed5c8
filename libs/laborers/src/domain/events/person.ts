import { Type, type Static } from '@sinclair/typebox';
import { literals, PlainDate } from './fields';

/** Everything about a laborer that names or finds the person. Sealed as one envelope, always complete. */
export const Person = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    /** GB 11643-1999, 18 characters, X in upper case. */
    citizenNumber: Type.String({ pattern: '^\\d{17}[\\dX]$' }),
    birthDate: PlainDate,
    /** GB/T 2261.1. */
    sex: literals('1', '2'),
    phone: Type.Union([Type.String({ maxLength: 30 }), Type.Null()]),
    address: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type Person = Static<typeof Person>;
