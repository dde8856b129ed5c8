import { Type, type TSchema } from '@sinclair/typebox';

/** A personal field: the value, or `null` once its subject has been forgotten. */
export function Personal<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()], { 'x-personal': true });
}
