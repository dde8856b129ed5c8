import { METHOD_METADATA } from '@nestjs/common/constants';

export const API_PROBLEMS = 'chunfeng:api-problems';

/**
 * Documents the problems that a route (or every route of a controller) may answer with. The codes are looked
 * up when the document is built, so the order of imports does not matter. May be used more than once.
 */
export function ApiProblem(...codes: string[]): MethodDecorator & ClassDecorator {
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const method: unknown = descriptor?.value;
    if (typeof method === 'function') add(method, codes);
    else for (const handler of handlersOf(target)) add(handler, codes);
  };
}

export function problemsOf(handler: object): readonly string[] {
  return (Reflect.getMetadata(API_PROBLEMS, handler) as readonly string[] | undefined) ?? [];
}

function add(handler: object, codes: readonly string[]): void {
  Reflect.defineMetadata(API_PROBLEMS, [...new Set([...problemsOf(handler), ...codes])], handler);
}

function handlersOf(controller: object): object[] {
  const prototype = (controller as { prototype: Record<string, unknown> }).prototype;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown)
    .filter(
      (value): value is object => typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value),
    );
}
