import type { OpenAPIObject } from '@nestjs/swagger';
import { DUMMY_ID, sampleOf, type Schema } from './sample';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

interface Described {
  readonly 'x-public'?: boolean;
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: Schema;
}

/** What can be asked for at one address, and by whom. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly template: string;
  /** `undefined`: nothing is declared. */
  readonly access: 'public' | readonly string[] | undefined;
  /** With sample values in the places of its parameters, `id` in that of `{id}`. */
  path(id?: string): string;
  readonly body: unknown;
}

export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([template, item]) =>
    METHODS.flatMap((method) => {
      const described = item[method] as Described | undefined;
      return described === undefined ? [] : [operation(document, method.toUpperCase(), template, described)];
    }),
  );
}

function operation(
  document: OpenAPIObject,
  method: string,
  template: string,
  described: Described,
): Operation {
  const parameters = described.parameters ?? [];
  // A path parameter of which nothing is said is the id of a stream.
  const valueOf = ({ example, schema = {} }: Parameter): string =>
    String(example ?? sampleOf(document, { ...(isBare(schema) ? { example: DUMMY_ID } : {}), ...schema }));
  const schema = described.requestBody?.content['application/json']?.schema;
  return {
    name: `${method} ${template}`,
    method,
    template,
    access: described['x-public'] === true ? 'public' : described['x-roles'],
    body: schema === undefined ? undefined : sampleOf(document, schema),
    path: (id) => {
      const path = template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
        const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
        const value = parameter === undefined ? DUMMY_ID : valueOf(parameter);
        return encodeURIComponent(name === 'id' ? (id ?? value) : value);
      });
      const query = parameters
        .filter((each) => each.in === 'query' && each.required === true)
        .map((each) => `${each.name}=${encodeURIComponent(valueOf(each))}`);
      return query.length === 0 ? path : `${path}?${query.join('&')}`;
    },
  };
}

function isBare({ pattern, enum: allowed, format }: Schema): boolean {
  return (pattern ?? allowed ?? format) === undefined;
}
