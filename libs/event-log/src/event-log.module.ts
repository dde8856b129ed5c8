import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { CommandRunner } from './commands/command-runner';
import { EventLog, type EventLogOptions } from './event-log';
import { EventRegistry } from './event-registry';
import { LogFeed } from './feed/log-feed';
import { AppendGate } from './gate/append-gate';
import { StoreIdentity } from './store-identity';
import { Streams } from './streams/streams';

export interface EventLogAsyncOptions {
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  readonly useFactory: (...dependencies: never[]) => EventLogOptions | Promise<EventLogOptions>;
}

/** The parts of the opened log as providers of their own, so that a handler injects only what it uses. */
const PARTS = [
  part(CommandRunner, (log) => log.commands),
  part(LogFeed, (log) => log.feed),
  part(AppendGate, (log) => log.gate),
  part(Streams, (log) => log.streams),
  part(EventRegistry, (log) => log.registry),
  part(StoreIdentity, (log) => log.identity),
];

/**
 * Opens the log at start and drains it at shutdown. Global: contexts inject `CommandRunner`.
 * @example EventLogModule.forRootAsync({ imports: [PrivacyModule], inject: [EnvelopeSealer], useFactory: (sealer) =>
 *   ({ url, name: 'api', definitions, sealer, fingerprintKey }) })
 */
@Module({})
export class EventLogModule implements BeforeApplicationShutdown {
  constructor(@Inject(EventLog) private readonly log: EventLog) {}

  static forRoot(options: EventLogOptions): DynamicModule {
    return EventLogModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: EventLogAsyncOptions): DynamicModule {
    return {
      module: EventLogModule,
      global: true,
      imports,
      providers: [
        {
          provide: EventLog,
          inject,
          useFactory: async (...dependencies: never[]) => EventLog.open(await useFactory(...dependencies)),
        },
        ...PARTS,
      ],
      exports: [EventLog, ...PARTS.map(({ provide }) => provide)],
    };
  }

  /** Second phase: whoever feeds on the log has stopped, and the vault that commands seal with is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}

function part<Part>(
  provide: abstract new (...args: never[]) => Part,
  take: (log: EventLog) => Part,
): FactoryProvider<Part> {
  return { provide, inject: [EventLog], useFactory: take };
}
