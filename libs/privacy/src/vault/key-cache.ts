import { LRUCache } from 'lru-cache';
import type { KeyState, KeyStore } from './key-store';

export interface KeyCacheOptions {
  /** Keys in memory; default 50,000. */
  readonly max?: number;
  /** Milliseconds that a key is believed without asking again; default 60 s. */
  readonly maxAge?: number;
}

/** Subjects read or made with one statement. */
const BATCH = 500;

interface Wanted {
  create: boolean;
  readonly waiting: {
    readonly resolve: (state: KeyState | undefined) => void;
    readonly reject: (error: Error) => void;
  }[];
}

/**
 * Keys in memory. Requests that miss are gathered while one statement runs and share the next: a round trip, and
 * for new keys a commit, serve many commands.
 */
export class KeyCache {
  private readonly keys: LRUCache<string, KeyState>;
  private wanted = new Map<string, Wanted>();
  private running = false;
  /** Evicted while a statement ran: what it brings may be out of date and is not kept. */
  private readonly evicted = new Set<string>();
  private stale = false;

  constructor(
    private readonly store: KeyStore,
    { max = 50_000, maxAge = 60_000 }: KeyCacheOptions = {},
  ) {
    this.keys = new LRUCache({ max, ttl: maxAge });
  }

  peek(subject: string): KeyState | undefined {
    return this.keys.get(subject);
  }

  /** @returns undefined when the subject never had a key and `create` is false. */
  async get(subject: string, create: boolean): Promise<KeyState | undefined> {
    return this.keys.get(subject) ?? this.want(subject, create);
  }

  evict(subject: string): void {
    this.keys.delete(subject);
    this.evicted.add(subject);
  }

  /** After a gap in the notifications nobody knows what was missed. */
  clear(): void {
    this.keys.clear();
    this.stale = true;
  }

  private want(subject: string, create: boolean): Promise<KeyState | undefined> {
    return new Promise((resolve, reject) => {
      const wanted = this.wanted.get(subject) ?? { create, waiting: [] };
      wanted.create ||= create;
      wanted.waiting.push({ resolve, reject });
      this.wanted.set(subject, wanted);
      if (this.running) return;
      this.running = true;
      // What is asked for in this turn of the event loop goes into the first statement.
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.wanted.size > 0) {
      const batch = [...this.wanted].slice(0, BATCH);
      for (const [subject] of batch) this.wanted.delete(subject);
      await this.load(batch);
    }
    this.running = false;
  }

  private async load(batch: readonly (readonly [string, Wanted])[]): Promise<void> {
    this.evicted.clear();
    this.stale = false;
    try {
      const create = batch.filter(([, wanted]) => wanted.create).map(([subject]) => subject);
      const find = batch.filter(([, wanted]) => !wanted.create).map(([subject]) => subject);
      const [made, found] = await Promise.all([
        create.length > 0 ? this.store.findOrCreate(create) : undefined,
        find.length > 0 ? this.store.find(find) : undefined,
      ]);
      for (const [subject, wanted] of batch)
        this.settle(subject, wanted, made?.get(subject) ?? found?.get(subject));
    } catch (error) {
      const reason = error instanceof Error ? error : new Error('keys cannot be read');
      for (const [, { waiting }] of batch) waiting.forEach(({ reject }) => reject(reason));
    }
  }

  private settle(subject: string, { waiting }: Wanted, state: KeyState | Error | undefined): void {
    if (state instanceof Error) {
      waiting.forEach(({ reject }) => reject(state));
      return;
    }
    if (state !== undefined && !this.stale && !this.evicted.has(subject)) this.keys.set(subject, state);
    waiting.forEach(({ resolve }) => resolve(state));
  }
}
