import { createClient } from '@chunfeng/database';
import type pg from 'pg';
import { StoreIdentityError } from '../errors';
import type { EventCodec } from '../event-codec';
import type { Look, RecentEvents } from './recent-events';
import type { RecordedEvent } from '../recorded-event';
import type { StoreIdentity } from '../store-identity';
import { STORED_COLUMNS, storedEvent, type StoredRow, TEXT_TYPES } from '../stored-event';

const HEAD_EVERY_MS = 250;

export interface TailBatch {
  readonly events: readonly RecordedEvent[];
  readonly head: number;
  /** The event after the last one cannot be read by this process. */
  readonly failure?: Error;
}

export interface TailOptions {
  readonly url: string;
  readonly name: string;
  readonly codec: EventCodec;
  readonly identity: StoreIdentity;
  /** Stored bytes of a batch, about. */
  readonly bytes: number;
  /** Shared by the readers of a process. */
  readonly recent: RecentEvents;
}

/** One reader's connection to the log, whose identity was checked. */
export class Tail {
  private head = 0;
  private headAt = Number.NEGATIVE_INFINITY;

  private constructor(
    private readonly client: pg.Client,
    private readonly options: TailOptions,
    /** Which history its connection leads to. */
    private readonly history: string,
  ) {}

  /** @throws StoreIdentityError when this is another history than the cursor's. */
  static async open(after: number, options: TailOptions): Promise<Tail> {
    const client = createClient({ url: options.url, name: options.name, statementTimeout: 30_000 });
    try {
      await client.connect();
      const { epoch, systemIdentifier, timeline } = await options.identity.check(client);
      const history = `${epoch} ${systemIdentifier} ${timeline}`;
      options.recent.belongTo(history);
      const tail = new Tail(client, options, history);
      await tail.readHead();
      if (after > tail.head) {
        throw new StoreIdentityError(`the cursor stands at ${after}, but the log ends at ${tail.head}`);
      }
      return tail;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async next(after: number, rows: number): Promise<TailBatch> {
    const { recent } = this.options;
    let failure: Error | undefined;
    const look = async (): Promise<Look> => {
      const own = await this.look(after, rows);
      failure = own.failure;
      return own;
    };
    const shared =
      recent.after(this.history, after, rows) ?? (await recent.once(this.history, after, rows, look));
    const { events, head } = shared ?? (await look());
    this.head = Math.max(this.head, head);
    return { events, head: this.head, ...(failure === undefined ? {} : { failure }) };
  }

  private async look(after: number, rows: number): Promise<Look & { readonly failure?: Error }> {
    const { rows: found } = await this.client.query<StoredRow>({
      name: 'log.read_batch',
      text: `select ${STORED_COLUMNS} from log.read_batch($1, $2, $3)`,
      values: [after, rows, this.options.bytes],
      rowMode: 'array',
      types: TEXT_TYPES,
    });
    this.head = Math.max(this.head, Number(found.at(-1)?.[0] ?? after));
    if (performance.now() - this.headAt > HEAD_EVERY_MS) await this.readHead();
    return { ...this.decode(found), head: this.head };
  }

  close(): void {
    void this.client.end().catch(() => undefined);
  }

  private decode(rows: readonly StoredRow[]): { events: RecordedEvent[]; failure?: Error } {
    const events: RecordedEvent[] = [];
    for (const row of rows) {
      try {
        events.push(this.options.codec.decodeRecorded(storedEvent(row)));
      } catch (error) {
        // What stands before it is still good.
        return { events, failure: error instanceof Error ? error : new Error(String(error)) };
      }
    }
    return { events };
  }

  private async readHead(): Promise<void> {
    const { rows } = await this.client.query<{ head: number | null }>(
      'select max(position) as head from log.events',
    );
    this.head = Math.max(this.head, rows[0]?.head ?? 0);
    this.headAt = performance.now();
  }
}
