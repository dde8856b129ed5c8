import { createClient } from '@chunfeng/database';
import type pg from 'pg';
import { StoreIdentityError } from '../errors';
import type { EventCodec } from '../event-codec';
import type { RecordedEvent } from '../recorded-event';
import type { StoreIdentity } from '../store-identity';
import { STORED_COLUMNS, storedEvent, type StoredRow, TEXT_TYPES } from '../stored-event';

const HEAD_EVERY_MS = 250;

export interface TailBatch {
  readonly events: readonly RecordedEvent[];
  readonly head: number;
  /** More was there than the batch could take. */
  readonly full: boolean;
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
}

/** One reader's connection to the log, whose identity was checked. */
export class Tail {
  private head = 0;
  private headAt = Number.NEGATIVE_INFINITY;

  private constructor(
    private readonly client: pg.Client,
    private readonly options: TailOptions,
  ) {}

  /** @throws StoreIdentityError when this is another history than the cursor's. */
  static async open(after: number, options: TailOptions): Promise<Tail> {
    const client = createClient({ url: options.url, name: options.name, statementTimeout: 30_000 });
    try {
      await client.connect();
      await options.identity.check(client);
      const tail = new Tail(client, options);
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
    const { rows: found } = await this.client.query<StoredRow>({
      name: 'log.read_batch',
      text: `select ${STORED_COLUMNS} from log.read_batch($1, $2, $3)`,
      values: [after, rows, this.options.bytes],
      rowMode: 'array',
      types: TEXT_TYPES,
    });
    const { events, failure } = this.decode(found);
    const last = Number(found.at(-1)?.[0] ?? after);
    this.head = Math.max(this.head, last);
    if (performance.now() - this.headAt > HEAD_EVERY_MS) await this.readHead();
    return {
      events,
      head: this.head,
      full: this.head > last,
      ...(failure === undefined ? {} : { failure }),
    };
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
