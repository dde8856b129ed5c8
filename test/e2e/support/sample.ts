import type { OpenAPIObject } from '@nestjs/swagger';

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
}

export const DUMMY_ID = '00000000-0000-7000-8000-000000000000';

/** A value that the schema allows as far as it tells: what a client would send who read the API page. */
export function sampleOf(document: OpenAPIObject, schema: Schema): unknown {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return sampleOf(document, document.components?.schemas?.[name] ?? {});
  }
  if (schema.allOf?.[0] !== undefined) return sampleOf(document, schema.allOf[0]);
  const told = schema.example ?? schema.enum?.[0] ?? schema.default;
  if (told !== undefined) return told;
  switch (schema.type) {
    case 'string':
      return schema.format === 'uuid' ? DUMMY_ID : schema.format === 'date' ? '2026-01-05' : '合成';
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(document, schema.items)];
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(
            ([name, { example, format }]) =>
              schema.required?.includes(name) || example !== undefined || format === 'uuid',
          )
          .map(([name, property]) => [name, sampleOf(document, property)]),
      );
  }
}
