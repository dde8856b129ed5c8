import { getMetadataStorage, type ValidationError } from 'class-validator';
import { shownName } from '../body/json-border';
import type { ProblemParams } from '../problems/problem-catalogue';
import type { ErrorPlace, FieldError } from '../problems/problem.exception';

/** class-validator's constraint names and our codes; what is not listed is `field.invalid`. */
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'field.unknown',
  isDefined: 'field.required',
  isNotEmpty: 'field.required',
  isString: 'field.text',
  isInt: 'field.integer',
  isNumber: 'field.number',
  isPositive: 'field.number',
  isBoolean: 'field.boolean',
  isArray: 'field.list',
  isObject: 'field.object',
  nestedValidation: 'field.object',
  isNotEmptyObject: 'field.object',
  isIn: 'field.one-of',
  isEnum: 'field.one-of',
  min: 'field.min',
  max: 'field.max',
  minLength: 'field.min-length',
  maxLength: 'field.max-length',
  isLength: 'field.max-length',
  arrayNotEmpty: 'field.min-items',
  arrayMinSize: 'field.min-items',
  arrayMaxSize: 'field.max-items',
  arrayUnique: 'field.repeated-items',
  matches: 'field.pattern',
  isUuid: 'field.uuid',
  isDateString: 'field.date',
  isIso8601: 'field.date',
};

/** Flattens class-validator's tree; nothing of the refused values survives (INV-SEAL). */
export function fieldErrors(tree: readonly ValidationError[], place: ErrorPlace, parent = ''): FieldError[] {
  return tree.flatMap((error) => {
    const name = /^\d+$/.test(error.property) && parent !== '' ? error.property : shownName(error.property);
    const field = place === 'body' ? `${parent}/${name}` : name;
    const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
      in: place,
      field,
      code: CODES[constraint] ?? 'field.invalid',
      params: paramsOf(error, constraint),
    }));
    return [...own, ...fieldErrors(error.children ?? [], place, field)];
  });
}

/** The limits stand in the decorator's metadata only; class-validator puts them into English text. */
function paramsOf({ target, property }: ValidationError, constraint: string): ProblemParams {
  const type = target?.constructor;
  if (type === undefined) return {};
  const found = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .find((metadata) => metadata.propertyName === property && metadata.name === constraint);
  const constraints: readonly unknown[] = found?.constraints ?? [];
  switch (constraint) {
    case 'isIn':
      return { allowed: listed(constraints[0]) };
    case 'isEnum':
      return { allowed: listed(constraints[1]) };
    case 'isLength':
      return { limit: Number(constraints[1]) };
    case 'arrayNotEmpty':
      return { limit: 1 };
    default:
      return typeof constraints[0] === 'number' ? { limit: constraints[0] } : {};
  }
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.slice(0, 40).join(', ') : '';
}
