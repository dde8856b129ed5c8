import { createPool } from '@chunfeng/database';
import type { Clock, EventFeed } from '@chunfeng/event-log';
import { logHead } from '@chunfeng/projections';
import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Logger,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type pg from 'pg';
import type { ProcessManager } from './process-manager';
import { ProcessRunner } from './process-runner';
import type { Dispatch } from './settle';
import type { Timer } from './timer';
import { TimerRunner } from './timer-runner';

export interface ProcessesOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
  readonly managers: readonly ProcessManager[];
  readonly timers: readonly Timer[];
  readonly feed: EventFeed;
  readonly epoch?: () => Promise<number>;
  /** The same as the event log's. */
  readonly clock: Clock;
  /** Business day of an instant, in Asia/Shanghai. */
  readonly dayOf: (instant: Date) => string;
  /** `false`: nothing runs here, as in a process that serves queries. Default `true`. */
  readonly run?: boolean;
  /** Milliseconds between looks for what has come due. */
  readonly timersEvery?: number;
}

/** All process managers and timers of this process: started with the application, drained with it. */
export class ProcessRunners {
  private readonly logger = new Logger('Processes');
  private readonly pools: readonly pg.Pool[];
  private readonly managers: readonly ProcessRunner[];
  private readonly timers: TimerRunner | undefined;

  constructor(options: ProcessesOptions, dispatch: Dispatch) {
    if (options.run === false) {
      this.pools = this.managers = [];
      return;
    }
    const { url, name, managers, timers } = options;
    assertDistinct(managers);
    const pool = createPool({ url, name: `${name}-processes`, max: 4 });
    const leasePool = createPool({ url, name: `${name}-process-leases`, max: 2 });
    this.pools = [pool, leasePool];
    this.managers = managers.map((manager) => this.runner(manager, options, { pool, leasePool, dispatch }));
    this.timers = new TimerRunner({
      timers,
      pool,
      leasePool,
      dispatch,
      clock: options.clock,
      dayOf: options.dayOf,
      onDefect: (timer, error) => this.logger.error({ message: 'a timer stopped', timer, error }),
      onError: (error) => this.logger.warn({ message: 'timers look again', error }),
      ...(options.timersEvery === undefined ? {} : { every: options.timersEvery }),
    });
  }

  /** Before anybody can be answered: what happens from now on has its consequences. */
  async activate(): Promise<void> {
    await Promise.all(this.managers.map((manager) => manager.activate()));
  }

  start(): void {
    for (const manager of this.managers) manager.start();
    this.timers?.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.managers.map((manager) => manager.stop()), this.timers?.stop()]);
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private runner(
    manager: ProcessManager,
    { feed, epoch }: ProcessesOptions,
    parts: { readonly pool: pg.Pool; readonly leasePool: pg.Pool; readonly dispatch: Dispatch },
  ): ProcessRunner {
    return new ProcessRunner({
      manager,
      feed,
      ...parts,
      head: () => logHead(parts.leasePool),
      ...(epoch === undefined ? {} : { epoch }),
      onState: (state, why) => {
        const process = manager.name;
        if (state === 'failed') this.logger.error({ message: 'a process manager stopped', process, why });
        else if (why !== undefined)
          this.logger.warn({ message: 'a process manager repeats', process, state, why });
      },
    });
  }
}

function assertDistinct(managers: readonly ProcessManager[]): void {
  const names = managers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new TypeError(`two process managers are named ${twice}`);
}

export interface ProcessesAsyncOptions {
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  useFactory(...dependencies: never[]): ProcessesOptions | Promise<ProcessesOptions>;
}

/**
 * Runs process managers and timers against the application's command bus.
 * @example ProcessesModule.forRootAsync({ inject: [EventLog], useFactory: (log) => ({ url, name: 'api', managers, timers,
 *   feed: log.feed, epoch: () => log.identity.epoch(), clock, dayOf: dayInShanghai }) })
 */
@Module({})
export class ProcessesModule implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  constructor(@Inject(ProcessRunners) private readonly runners: ProcessRunners) {}

  static forRootAsync(options: ProcessesAsyncOptions): DynamicModule {
    const { imports = [], inject = [] } = options;
    return {
      module: ProcessesModule,
      imports: [...imports, CqrsModule],
      providers: [
        {
          provide: ProcessRunners,
          inject: [CommandBus, ...inject],
          useFactory: async (bus: CommandBus, ...dependencies: never[]) =>
            new ProcessRunners(await options.useFactory(...dependencies), (command) => bus.execute(command)),
        },
      ],
      exports: [ProcessRunners],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.runners.activate();
  }

  onApplicationBootstrap(): void {
    this.runners.start();
  }

  /** First of the three phases of a shutdown: while log and vault are open, a command in hand can be finished. */
  async onModuleDestroy(): Promise<void> {
    await this.runners.stop();
  }
}
