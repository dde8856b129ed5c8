import { Query } from '@nestjs/cqrs';
import type { PublishedPolicy } from './match-store';

/** The policy in force; `undefined` before the first start has published one. */
export class GetMatchPolicy extends Query<PublishedPolicy | undefined> {}
