import { Type } from '@sinclair/typebox';

export const PlainDate = Type.String({ format: 'date' });

export const Office = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,30}$' });

export const literals = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values });

/** How something was learned (notice 二(一)1; its list is open: 等). */
export const Channel = literals('home-visit', 'telephone', 'campaign', 'other');
