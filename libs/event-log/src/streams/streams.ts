import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { StreamRef, Loaded } from '../command';
import type { ClaimKey, Decider } from '../decider';
import type { DomainEvent } from '../event-type';
import type { EventCodec } from '../event-codec';
import type { RecordedEvent } from '../recorded-event';
import type { StoreIdentity } from '../store-identity';
import { STORED_COLUMNS, storedEvent, type StoredEvent, type StoredRow, TEXT_TYPES } from '../stored-event';

type AnyRef = StreamRef<unknown, DomainEvent>;

/** What is stored under an idempotency key. */
export interface KnownCommand {
  readonly fingerprint: string;
  readonly answer: unknown;
  readonly position: number;
}

/** What a decision needs, from one snapshot. */
export interface Decidable {
  readonly command?: KnownCommand;
  readonly loaded: readonly Loaded<unknown>[];
}

export function streamIdOf(ref: AnyRef): string {
  return `${ref.decider.category}-${ref.id}`;
}

const EVENT_COLUMNS = STORED_COLUMNS.split(', ')
  .map((column) => `e.${column}::text`)
  .join(', ');

/** The command under the key and the later versions of some streams in one round trip. */
const READ = `
select '' as stream, c.fingerprint, c.answer::text, c.position::text, null, null, null, null, null, null
from log.find_command($1, $2) c
union all
select s.ord::text, ${EVENT_COLUMNS}
from unnest($3::text[], $4::integer[]) with ordinality s (stream_id, after, ord)
cross join lateral log.read_stream(s.stream_id, s.after) e`;

type Row = [stream: string, ...StoredRow];

export interface StreamsOptions {
  /** Folded states kept. */
  readonly cached?: number;
  /** Milliseconds that a state with personal fields in clear may outlive their subject's key. */
  readonly maxAge?: number;
}

/**
 * Streams and the states folded from them. A state is cached by (stream, version); a load reads only what came
 * after it, so a stale entry costs a few rows and is never wrong.
 */
export class Streams {
  private readonly states: LRUCache<string, Loaded<unknown> & object>;
  /** Epoch of the log that the states were folded from. */
  private epoch: number | undefined;
  private readonly deciders = new WeakMap<object, number>();
  private numbered = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly codec: EventCodec,
    private readonly identity: StoreIdentity,
    options: StreamsOptions = {},
  ) {
    this.states = new LRUCache({ max: options.cached ?? 10_000, ttl: options.maxAge ?? 60_000 });
  }

  /** State and version of one stream now. */
  async load<State, Event extends DomainEvent>(
    decider: Decider<State, Event>,
    id: string,
  ): Promise<Loaded<State>> {
    const { loaded } = await this.loadForDecision({ caller: '', key: '' }, [{ decider, id }]);
    return loaded[0] as Loaded<State>;
  }

  /** The stream's events as the log holds them, upcast; personal fields sealed. */
  async loadStream(streamId: string, afterVersion = 0): Promise<RecordedEvent[]> {
    const { rows } = await this.pool.query<StoredRow>({
      name: 'log.read_stream',
      text: `select ${STORED_COLUMNS} from log.read_stream($1, $2)`,
      values: [streamId, afterVersion],
      rowMode: 'array',
      types: TEXT_TYPES,
    });
    return rows.map((row) => this.codec.decodeRecorded(storedEvent(row)));
  }

  /** @returns the stream that holds the claim. */
  async findByClaim(scope: string, key: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ holder: string | null }>({
      name: 'log.find_claim',
      text: 'select log.find_claim($1, $2) as holder',
      values: [scope, key],
    });
    return rows[0]?.holder ?? undefined;
  }

  /** Claims that a stream holds: for who cannot know their keys. Rare, so it has no index and reads them all. */
  async claimsOf(streamId: string): Promise<readonly ClaimKey[]> {
    const { rows } = await this.pool.query<ClaimKey>(
      'select c.scope, c.key from log.claims c where c.stream_id = $1',
      [streamId],
    );
    return rows;
  }

  async findCommand(caller: string, key: string): Promise<KnownCommand | undefined> {
    return (await this.loadForDecision({ caller, key }, [])).command;
  }

  /** The key is looked up in the same snapshot as the streams: a repeat is never judged against its own effect. */
  async loadForDecision(
    command: { caller: string; key: string },
    refs: readonly AnyRef[],
  ): Promise<Decidable> {
    for (;;) {
      const decidable = await this.loadOnce(command, refs);
      if (await this.isStillOfThisLog()) return decidable;
    }
  }

  private async loadOnce(
    { caller, key }: { caller: string; key: string },
    refs: readonly AnyRef[],
  ): Promise<Decidable> {
    const cached = refs.map((ref) => this.states.get(this.cacheKey(ref)));
    const { rows } = await this.pool.query<Row>({
      name: 'log.read_for_decision',
      text: READ,
      values: [caller, key, refs.map(streamIdOf), cached.map((state) => state?.version ?? 0)],
      rowMode: 'array',
      types: TEXT_TYPES,
    });
    const later = refs.map((): StoredEvent[] => []);
    let command: KnownCommand | undefined;
    for (const [stream, ...cells] of rows) {
      if (stream === '') {
        const [fingerprint, answer, position] = cells;
        command = { fingerprint, answer: JSON.parse(answer) as unknown, position: Number(position) };
      } else later[Number(stream) - 1]?.push(storedEvent(cells));
    }
    const loaded = await Promise.all(
      refs.map((ref, index) => this.advance(ref, cached[index], later[index] ?? [])),
    );
    return { loaded, ...(command === undefined ? {} : { command }) };
  }

  /**
   * A promoted standby can hold other events under the same versions: states of the old log are worth nothing. Asked
   * after the read, whose connection may have been the first one to the new server.
   */
  private async isStillOfThisLog(): Promise<boolean> {
    const epoch = await this.identity.epoch();
    const same = this.epoch === epoch || this.epoch === undefined;
    if (!same) this.states.clear();
    this.epoch = epoch;
    return same;
  }

  private async advance(
    ref: AnyRef,
    from: Loaded<unknown> | undefined,
    later: StoredEvent[],
  ): Promise<Loaded<unknown>> {
    let { state, version } = from ?? { state: ref.decider.initial, version: 0 };
    if (later.length === 0) return { state, version };
    later.sort((a, b) => a.version - b.version);
    for (const stored of later) {
      state = ref.decider.evolve(state, await this.codec.decodeDomain(stored));
      version = stored.version;
    }
    const loaded = { state, version };
    // An entry keeps the age of its oldest part: new events do not prolong the life of clear values.
    const key = this.cacheKey(ref);
    const left = from === undefined ? 0 : this.states.getRemainingTTL(key);
    this.states.set(key, loaded, left > 0 ? { ttl: left } : {});
    return loaded;
  }

  /** Two deciders may fold one stream differently. */
  private cacheKey(ref: AnyRef): string {
    let number = this.deciders.get(ref.decider);
    if (number === undefined) this.deciders.set(ref.decider, (number = ++this.numbered));
    return `${number}:${streamIdOf(ref)}`;
  }
}
