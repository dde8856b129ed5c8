import type { RecordedEvent } from '../recorded-event';

/** What one look at the log has brought. */
export interface Look {
  /** Contiguous, in position order. */
  readonly events: readonly RecordedEvent[];
  readonly head: number;
}

/**
 * The newest events that some reader of this process has read, decoded once for all of them: a process follows the log
 * with a dozen readers, most of which stand at its head. Positions are gapless (INV-ORD), so a place in the run is a
 * position; whoever has fallen behind it reads by itself. Events are immutable, so a run is never wrong, only short.
 */
export class RecentEvents {
  private history: string | undefined;
  private run: RecordedEvent[] = [];
  private head = 0;
  private readonly looks = new Map<number, Promise<Look>>();

  /** @param room events kept, about; up to twice as many before the older half goes. */
  constructor(private readonly room = 8_192) {}

  /** A connection was made to this history: what was read of another one is worth nothing (store identity). */
  belongTo(history: string): void {
    if (this.history === history) return;
    this.history = history;
    this.run = [];
    this.head = 0;
    this.looks.clear();
  }

  /** @returns at most so many events after the position, or `undefined` where the run does not reach it. */
  after(history: string, position: number, rows: number): Look | undefined {
    const first = this.run[0]?.position;
    if (history !== this.history || first === undefined || position + 1 < first) return undefined;
    const events = this.run.slice(position + 1 - first, position + 1 - first + rows);
    return events.length === 0 ? undefined : { events, head: this.head };
  }

  /** Readers that stand at the same place look once; the others get what is kept of it, or look by themselves. */
  async once(
    history: string,
    position: number,
    rows: number,
    look: () => Promise<Look>,
  ): Promise<Look | undefined> {
    if (history !== this.history) return undefined;
    const underWay = this.looks.get(position);
    if (underWay !== undefined) {
      await underWay.catch(() => undefined);
      return this.after(history, position, rows);
    }
    const own = look();
    this.looks.set(position, own);
    try {
      const found = await own;
      this.keep(history, found);
      return found;
    } finally {
      if (this.looks.get(position) === own) this.looks.delete(position);
    }
  }

  private keep(history: string, { events, head }: Look): void {
    const first = events[0]?.position;
    const last = this.run.at(-1)?.position;
    if (history !== this.history || first === undefined) return;
    this.head = Math.max(this.head, head);
    // Ahead of the run with a gap between: it begins anew there.
    if (last === undefined || first > last + 1) this.run = [...events];
    else this.run.push(...events.slice(last + 1 - first));
    if (this.run.length > this.room * 2) this.run = this.run.slice(-this.room);
  }
}
