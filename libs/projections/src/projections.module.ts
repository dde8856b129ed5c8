import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { createPool } from '@chunfeng/database';
import type { EventFeed, Sealer } from '@chunfeng/event-log';
import type pg from 'pg';
import { assertNoOverlap } from './build';
import type { RunnerState } from './checkpoint';
import type { AfterFlip } from './create-build';
import type { BlockReason, ErrorDescription } from './poison';
import type { Projection } from './projection';
import { ProjectionRunner } from './runner';
import { ViewPositions } from './view-positions';

export interface ProjectionsOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
  readonly projections: readonly Projection[];
  readonly feed: EventFeed;
  readonly sealer?: Sealer;
  readonly epoch?: () => Promise<number>;
  /** `false`: only positions and status, for a process that serves queries. Default `true`. */
  readonly run?: boolean;
  readonly afterFlip?: AfterFlip;
  readonly onState?: (projection: string, state: RunnerState, why?: BlockReason | ErrorDescription) => void;
}

/** All projections of this process: started with the application, drained with it. */
export class ProjectionRunners {
  readonly positions: ViewPositions;
  /** For status and operations. */
  readonly pool: pg.Pool;
  private readonly pools: readonly pg.Pool[];
  private readonly runners: readonly ProjectionRunner[];

  constructor(readonly options: ProjectionsOptions) {
    const { url, name, projections, run = true } = options;
    assertNoOverlap(projections);
    this.pool = createPool({ url, name: `${name}-positions`, max: 4 });
    const leasePool = createPool({ url, name: `${name}-leases`, max: 2 });
    const batches = createPool({ url, name: `${name}-projections`, max: 6, statementTimeout: 60_000 });
    this.pools = [this.pool, leasePool, batches];
    this.positions = new ViewPositions(this.pool);
    this.runners = run ? projections.map((projection) => this.runner(projection, batches, leasePool)) : [];
  }

  start(): void {
    for (const runner of this.runners) runner.start();
  }

  /** Every runner finishes its batch and gives its lease away. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private runner(projection: Projection, pool: pg.Pool, leasePool: pg.Pool): ProjectionRunner {
    const { feed, sealer, epoch, afterFlip, onState } = this.options;
    return new ProjectionRunner({
      projection,
      feed,
      pool,
      leasePool,
      head: () => logHead(leasePool),
      onMoved: () => this.positions.notify(),
      ...(sealer ? { sealer } : {}),
      ...(epoch ? { epoch } : {}),
      ...(afterFlip ? { afterFlip } : {}),
      ...(onState ? { onState: (state, why) => onState(projection.name, state, why) } : {}),
    });
  }
}

/** The log's last position. */
export async function logHead(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ head: string }>(
    'select coalesce(max(position), 0) as head from log.events',
  );
  return Number(rows[0]?.head ?? 0);
}

export interface ProjectionsAsyncOptions {
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  useFactory(...dependencies: never[]): ProjectionsOptions | Promise<ProjectionsOptions>;
}

/**
 * Runs projections and offers {@link ViewPositions} to readers. Global.
 * @example ProjectionsModule.forRootAsync({ inject: [EventLog, EnvelopeSealer], useFactory: (log, sealer) =>
 *   ({ url, name: 'api', projections, feed: log.feed, sealer, epoch: () => log.identity.epoch() }) })
 */
@Module({})
export class ProjectionsModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(@Inject(ProjectionRunners) private readonly runners: ProjectionRunners) {}

  static forRoot(options: ProjectionsOptions): DynamicModule {
    return ProjectionsModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync(options: ProjectionsAsyncOptions): DynamicModule {
    const { imports = [], inject = [] } = options;
    return {
      module: ProjectionsModule,
      global: true,
      imports,
      providers: [
        {
          provide: ProjectionRunners,
          inject,
          useFactory: async (...dependencies: never[]) =>
            new ProjectionRunners(await options.useFactory(...dependencies)),
        },
        {
          provide: ViewPositions,
          inject: [ProjectionRunners],
          useFactory: (runners: ProjectionRunners) => runners.positions,
        },
      ],
      exports: [ProjectionRunners, ViewPositions],
    };
  }

  onApplicationBootstrap(): void {
    this.runners.start();
  }

  /** First of the three phases of a shutdown: while log and vault are open, a batch in hand can be finished. */
  async onModuleDestroy(): Promise<void> {
    await this.runners.stop();
  }
}
