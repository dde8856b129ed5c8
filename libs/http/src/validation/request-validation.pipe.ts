import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type ErrorPlace, ProblemException } from '../problems/problem.exception';
import { fieldErrors } from './field-errors';

const PLACES: Readonly<Record<ArgumentMetadata['type'], ErrorPlace>> = {
  body: 'body',
  query: 'query',
  param: 'path',
  custom: 'header',
};

class RefusedTree extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('refused');
  }
}

/** Every DTO is checked against its class: unknown fields are refused, types are never guessed in bodies. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      validationError: { target: true, value: false },
      exceptionFactory: (errors) => new RefusedTree(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // What a decorator of ours makes (caller, command context) is no client's input.
    if (metadata.type === 'custom') return value;
    if (metadata.type === 'body' && value !== undefined && !isRecord(value) && isDto(metadata))
      throw notAnObject();
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof RefusedTree)) throw error;
      const errors = fieldErrors(error.errors, PLACES[metadata.type]);
      throw new ProblemException('invalid-request', { params: { count: errors.length }, errors });
    }
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDto({ metatype }: ArgumentMetadata): boolean {
  return metatype !== undefined && metatype !== Object && metatype !== Array;
}

function notAnObject(): ProblemException {
  return new ProblemException('invalid-request', {
    params: { count: 1 },
    errors: [{ in: 'body', field: '', code: 'field.object' }],
  });
}
