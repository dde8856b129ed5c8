import { createPool } from '@chunfeng/database';
import { Clock, SystemClock } from '@chunfeng/event-log';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import pg from 'pg';
import { FirstMatchPolicy } from './commands/first-match-policy';
import { PublishDefaultMatchPolicyHandler } from './commands/publish-default-match-policy.handler';
import { MatchingController } from './http/matching.controller';
import { ExplainMatchHandler } from './queries/explain-match.handler';
import { FindCandidatesHandler } from './queries/find-candidates.handler';
import { FindMatchesHandler } from './queries/find-matches.handler';
import { GetMatchPolicyHandler } from './queries/get-match-policy.handler';
import { MATCH_SESSION, MatchStore } from './queries/match-store';

export interface MatchingOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
  /** Connections for lists; each keeps a core busy while it works. Default 8. */
  readonly readers?: number;
  readonly clock?: Clock;
}

/** Matching, Level 0. Needs, globally: event log and HTTP. Its projection is `matchingProjection`. */
@Module({})
export class MatchingModule implements OnApplicationShutdown {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  static forRoot({ url, name, readers = 8, clock = new SystemClock() }: MatchingOptions): DynamicModule {
    return {
      module: MatchingModule,
      imports: [CqrsModule],
      controllers: [MatchingController],
      providers: [
        { provide: Clock, useValue: clock },
        {
          provide: pg.Pool,
          useFactory: () =>
            createPool({ url, name: `${name}-matching`, max: readers, settings: { ...MATCH_SESSION } }),
        },
        { provide: MatchStore, inject: [pg.Pool], useFactory: (pool: pg.Pool) => new MatchStore(pool) },
        FindCandidatesHandler,
        FindMatchesHandler,
        ExplainMatchHandler,
        GetMatchPolicyHandler,
        PublishDefaultMatchPolicyHandler,
        FirstMatchPolicy,
      ],
      exports: [MatchStore],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
