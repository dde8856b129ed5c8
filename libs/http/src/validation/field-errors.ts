import { getMetadataStorage, type ValidationError } from 'class-validator';
import { shownName } from '../body/json-border';
import type { ProblemParams } from '../problems/problem-catalogue';
import type { ErrorPlace, FieldError } from '../problems/problem.exception';

/**
 * class-validator's constraint names and our codes; what is not listed is `field.invalid`. A field that breaks several
 * is told the first of this order: what it is at all comes before how large it may be.
 */
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'field.unknown',
  isDefined: 'field.required',
  isNotEmpty: 'field.required',
  isString: 'field.text',
  isInt: 'field.integer',
  isNumber: 'field.number',
  isBoolean: 'field.boolean',
  isArray: 'field.list',
  isObject: 'field.object',
  nestedValidation: 'field.object',
  isNotEmptyObject: 'field.object',
  isIn: 'field.one-of',
  isEnum: 'field.one-of',
  isPositive: 'field.number',
  min: 'field.min',
  max: 'field.max',
  minLength: 'field.min-length',
  maxLength: 'field.max-length',
  isLength: 'field.max-length',
  arrayNotEmpty: 'field.min-items',
  arrayMinSize: 'field.min-items',
  arrayMaxSize: 'field.max-items',
  arrayUnique: 'field.repeated-items',
  isUuid: 'field.uuid',
  matches: 'field.pattern',
  isDateString: 'field.date',
  isIso8601: 'field.date',
};
/** Where `@ApiProperty` keeps what it was given; @nestjs/swagger does not export the name. */
const API_PROPERTY = 'swagger/apiModelProperties';
const ORDER = Object.keys(CODES);

/** Flattens class-validator's tree, one error per field; nothing of the refused values survives (INV-SEAL). */
export function fieldErrors(tree: readonly ValidationError[], place: ErrorPlace, parent = ''): FieldError[] {
  return tree.flatMap((error) => {
    const name = /^\d+$/.test(error.property) && parent !== '' ? error.property : shownName(error.property);
    const field = place === 'body' ? `${parent}/${name}` : name;
    const broken = firstBroken(error);
    const own = broken === undefined ? [] : [{ in: place, field, ...told(error, broken) }];
    return [...own, ...fieldErrors(error.children ?? [], place, field)];
  });
}

function firstBroken({ constraints = {} }: ValidationError): string | undefined {
  const rank = (name: string): number => (name in CODES ? ORDER.indexOf(name) : ORDER.length);
  return Object.keys(constraints).sort((a, b) => rank(a) - rank(b))[0];
}

function told(error: ValidationError, constraint: string): Pick<FieldError, 'code' | 'params'> {
  const value = valueOf(error);
  if (error.target !== undefined && (value === undefined || value === null))
    return { code: 'field.required' };
  const { limits, example } = declared(error, constraint);
  const [first, second] = limits;
  // The one constraint of class-validator that may be broken at either end.
  if (constraint === 'isLength' && typeof value === 'string' && value.length < Number(first))
    return { code: 'field.min-length', params: { limit: Number(first) } };
  const params = paramsOf(constraint, first, second, example);
  return { code: CODES[constraint] ?? 'field.invalid', ...(params === undefined ? {} : { params }) };
}

/** Looked at to tell what is wrong with it, never told. */
function valueOf({ target, property }: ValidationError): unknown {
  return (target as Readonly<Record<string, unknown>> | undefined)?.[property];
}

/** The limits stand in the decorator's metadata only; class-validator puts them into English text. */
function declared(
  { target, property }: ValidationError,
  constraint: string,
): { limits: readonly unknown[]; example?: unknown } {
  const type = target?.constructor;
  if (type === undefined) return { limits: [] };
  const found = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .find((metadata) => metadata.propertyName === property && metadata.name === constraint);
  const documented = Reflect.getMetadata(API_PROPERTY, type.prototype as object, property) as
    { readonly example?: unknown } | undefined;
  return { limits: (found?.constraints ?? []) as readonly unknown[], example: documented?.example };
}

function paramsOf(
  constraint: string,
  first: unknown,
  second: unknown,
  example: unknown,
): ProblemParams | undefined {
  switch (constraint) {
    case 'isIn':
      return { allowed: listed(first) };
    case 'isEnum':
      return { allowed: listed(second) };
    case 'isLength':
      return { limit: Number(second) };
    case 'arrayNotEmpty':
      return { limit: 1 };
    case 'matches':
      return { form: formOf(first, example) };
    default:
      return typeof first === 'number' ? { limit: first } : undefined;
  }
}

/** An example as the API page has it, and the pattern. */
function formOf(pattern: unknown, example: unknown): string {
  const source = pattern instanceof RegExp ? pattern.source : '';
  const shown: unknown = Array.isArray(example) ? example[0] : example;
  return typeof shown === 'string' ? `${shown} (${source})` : source;
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.slice(0, 40).join(', ') : '';
}
