import { createPool } from '@chunfeng/database';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import pg from 'pg';
import { StatisticsController } from './http/statistics.controller';
import { FigureGrounds } from './queries/figure-grounds';
import { FIGURE_SESSION, FigureStore } from './queries/figure-store';
import { FindPlacementFiguresHandler } from './queries/find-placement-figures.handler';
import { FindVacancyFiguresHandler } from './queries/find-vacancy-figures.handler';
import { FindWillingnessFiguresHandler } from './queries/find-willingness-figures.handler';

export interface StatisticsOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
  /** Connections for reports; each takes two while it is computed. Default 4. */
  readonly readers?: number;
}

/** Figures. Needs, globally: HTTP with its positions. Its projections are `statisticsProjections`. */
@Module({})
export class StatisticsModule implements OnApplicationShutdown {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  static forRoot({ url, name, readers = 4 }: StatisticsOptions): DynamicModule {
    return {
      module: StatisticsModule,
      imports: [CqrsModule],
      controllers: [StatisticsController],
      providers: [
        {
          provide: pg.Pool,
          useFactory: () =>
            createPool({ url, name: `${name}-statistics`, max: readers, settings: { ...FIGURE_SESSION } }),
        },
        { provide: FigureStore, inject: [pg.Pool], useFactory: (pool: pg.Pool) => new FigureStore(pool) },
        FigureGrounds,
        FindPlacementFiguresHandler,
        FindWillingnessFiguresHandler,
        FindVacancyFiguresHandler,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
