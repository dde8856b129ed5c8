import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** RFC 9457 with our extension members. */
export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string', description: 'Path that explains the code', example: '/problems/stale-version' },
    title: { type: 'string', description: 'Status in words, zh-CN or English by Accept-Language' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'urn:uuid of the request, the same as in X-Request-Id' },
    code: { type: 'string' },
    rule: { type: 'string', description: 'Invariant, rule of the notice, or law' },
    roles: {
      type: 'array',
      items: { type: 'string' },
      description: 'With `forbidden`: the roles that may',
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'field', 'code', 'message'],
        properties: {
          in: { type: 'string', enum: ['body', 'query', 'path', 'header'] },
          field: { type: 'string', description: 'JSON pointer into the body, or the name of the parameter' },
          code: { type: 'string' },
          rule: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};
