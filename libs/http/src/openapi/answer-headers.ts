import type { OpenAPIObject } from '@nestjs/swagger';
import { READS_VIEWS } from '../positions/reads-views';
import { ANSWERS_VERSION } from './answers-version';

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

const POSITION = {
  'Chunfeng-Position': { schema: { type: 'string' }, description: 'epoch.position that the answer includes' },
  'Chunfeng-Degraded': {
    schema: { type: 'string' },
    description: 'Views that the answer rests on and that are not complete; absent when all are',
  },
} as const;
const VERSION = {
  ETag: {
    schema: { type: 'string' },
    description: 'Version of the resource, for If-Match and If-None-Match',
  },
} as const;

/** Headers that the interceptors of a query put on its answer, and the 304 that one of them leads to. */
export function describeAnswer(responses: Responses, handler: object): void {
  const readsViews = Reflect.hasMetadata(READS_VIEWS, handler);
  const versioned = Reflect.hasMetadata(ANSWERS_VERSION, handler);
  const answer = responses['200'];
  if (answer === undefined || '$ref' in answer || !(readsViews || versioned)) return;
  answer.headers = {
    ...answer.headers,
    ...(readsViews ? POSITION : {}),
    ...(versioned ? VERSION : {}),
  };
  if (versioned) responses['304'] = { description: 'Unchanged since the ETag in If-None-Match' };
}
