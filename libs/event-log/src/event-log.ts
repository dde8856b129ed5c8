import { createPool } from '@chunfeng/database';
import type pg from 'pg';
import { type Clock, SystemClock } from './clock';
import { CommandRunner } from './commands/command-runner';
import { EventCodec } from './event-codec';
import { EventRegistry } from './event-registry';
import type { EventDefinition } from './event-type';
import { EventVersions } from './event-versions';
import { LogFeed } from './feed/log-feed';
import { LogNotifier } from './feed/log-notifier';
import { WakeUp } from './feed/wake-up';
import { AppendGate } from './gate/append-gate';
import { gatePool } from './gate/gate-pool';
import type { Sealer } from './sealer';
import { StoreIdentity } from './store-identity';
import { Streams } from './streams/streams';

export interface EventLogOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
  readonly definitions: readonly EventDefinition[];
  readonly sealer: Sealer;
  /** Secret under which command contents are told apart; the same in all processes of an installation. */
  readonly fingerprintKey: string | Buffer;
  readonly clock?: Clock;
  /** Milliseconds that a command may fight for its streams before it is told to come back; default 2000. */
  readonly commandDeadline?: number;
  /** `on-start`: one process, or none that is older. `operator`: `chunfeng log activate` after a rolling deployment. */
  readonly activation?: 'on-start' | 'operator';
  /** Milliseconds in which events gather for the readers of the feed; see `LogFeedOptions.gather`. */
  readonly gather?: () => number;
  /** Connections for reading streams. */
  readonly readers?: number;
  readonly onConnectionLost?: (error: unknown) => void;
}

/** The event log of one process, wired together. The database stands at head (`eventLogMigrations`). */
export class EventLog {
  readonly registry: EventRegistry;
  readonly versions: EventVersions;
  readonly codec: EventCodec;
  readonly identity: StoreIdentity;
  readonly streams: Streams;
  readonly gate: AppendGate;
  readonly commands: CommandRunner;
  readonly feed: LogFeed;
  private readonly notifier: LogNotifier;
  private readonly pools: readonly pg.Pool[];

  private constructor(options: EventLogOptions) {
    const { url, name, clock = new SystemClock() } = options;
    const reading = createPool({
      url,
      name: `${name}-streams`,
      max: options.readers ?? 8,
      settings: {
        plan_cache_mode: 'force_generic_plan',
        enable_seqscan: 'off',
        enable_hashjoin: 'off',
        enable_mergejoin: 'off',
        jit: 'off',
      },
    });
    const appending = gatePool(url, name);
    const wakeUp = new WakeUp();
    this.pools = [reading, appending.pool];
    this.notifier = new LogNotifier(url, name);
    this.registry = new EventRegistry(options.definitions);
    this.versions = new EventVersions(reading);
    this.codec = new EventCodec(this.registry, this.versions, options.sealer);
    this.identity = new StoreIdentity(reading);
    this.streams = new Streams(reading, this.codec, this.identity);
    this.gate = new AppendGate({
      ...appending,
      onCommitted: () => {
        wakeUp.signal();
        this.notifier.committed();
      },
    });
    this.commands = new CommandRunner({
      gate: this.gate,
      streams: this.streams,
      codec: this.codec,
      identity: this.identity,
      clock,
      fingerprintKey: options.fingerprintKey,
      ...(options.commandDeadline === undefined ? {} : { deadline: options.commandDeadline }),
    });
    this.feed = new LogFeed({
      url,
      name: `${name}-feed`,
      codec: this.codec,
      identity: this.identity,
      wakeUp,
      ...(options.gather === undefined ? {} : { gather: options.gather }),
      ...(options.onConnectionLost === undefined ? {} : { onConnectionLost: options.onConnectionLost }),
    });
  }

  /** @throws StoreIdentityError when the server is not the one that the log was declared to be on. */
  static async open(options: EventLogOptions): Promise<EventLog> {
    const log = new EventLog(options);
    try {
      await log.identity.epoch();
      if ((options.activation ?? 'on-start') === 'on-start') await log.versions.activate(log.registry);
      return log;
    } catch (error) {
      await log.close();
      throw error;
    }
  }

  /** Drains the gate: whoever was let in gets an answer. */
  async close(): Promise<void> {
    await this.gate.close();
    await this.notifier.close();
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}
