import type { Clock, CommandContext } from '@chunfeng/event-log';
import type { ErrorDescription } from '@chunfeng/projections';
import { failpoint } from '@chunfeng/failpoints';
import type pg from 'pg';
import { pause } from './backoff';
import { type DueWork, dueWorkPage } from './due-work';
import { FiringMemory } from './firing-memory';
import { leadInTerms, type TermEnd } from './leader';
import { describeDefect, type Dispatch, settle } from './settle';
import { recordFiring, recordTimerFailure, resetTimers, TIMER_LEASE } from './timer-standing';
import type { Timer } from './timer';

export interface TimerRunnerOptions {
  readonly timers: readonly Timer[];
  readonly dispatch: Dispatch;
  readonly pool: pg.Pool;
  readonly leasePool?: pg.Pool;
  /** The one that decisions are taken by, so that what fires is also seen as due. */
  readonly clock: Clock;
  /** Business day of an instant, in Asia/Shanghai. */
  readonly dayOf: (instant: Date) => string;
  readonly onDefect?: (timer: string, error: ErrorDescription) => void;
  /** A failure of looking, such as an outage; it looks again. */
  readonly onError?: (error: ErrorDescription) => void;
  /** Milliseconds between looks. Default 300. */
  readonly every?: number;
  /** Commands at once. Default 8. */
  readonly inFlight?: number;
  /** Rows per look into the view. Default 200. */
  readonly pageSize?: number;
  readonly leaseMs?: number;
}

const OFFICE = 'CQ';

/**
 * Fires what has come due; one process at a time. After weeks of standing still it catches up oldest first, with
 * at most `inFlight` commands on their way and behind whatever people are waiting for.
 */
export class TimerRunner {
  private readonly stopping = new AbortController();
  private readonly byName: ReadonlyMap<string, Timer>;
  private readonly failed = new Set<string>();
  private running: Promise<void> | undefined;

  constructor(private readonly options: TimerRunnerOptions) {
    this.byName = new Map(options.timers.map((timer) => [timer.name, timer]));
  }

  start(): void {
    if (this.byName.size > 0) this.running ??= this.run();
  }

  /** Finishes the commands in hand and gives the lease away. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { pool, leasePool = pool, leaseMs = 10_000, onError } = this.options;
    await leadInTerms({
      pool: leasePool,
      lease: TIMER_LEASE,
      leaseMs,
      stopping: this.stopping.signal,
      onError: (error) => onError?.(describeDefect(error)),
      lead: (_token, signal) => this.lead(signal),
    });
  }

  private async lead(signal: AbortSignal): Promise<TermEnd> {
    const { pool, every = 300 } = this.options;
    // Another process may have stopped at what this one can do.
    await resetTimers(
      pool,
      [...this.byName.keys()].filter((name) => !this.failed.has(name)),
    );
    const memory = new FiringMemory();
    while (!signal.aborted) {
      await this.look(memory, signal);
      await pause(every, signal);
    }
    return 'ended';
  }

  /** Over everything that has come due, page by page. */
  private async look(memory: FiringMemory, signal: AbortSignal): Promise<void> {
    const { pool, clock, dayOf, pageSize = 200, inFlight = 8 } = this.options;
    const today = dayOf(clock.now());
    for (let after: DueWork | undefined; !signal.aborted;) {
      const timers = [...this.byName.keys()].filter((name) => !this.failed.has(name));
      const page = await dueWorkPage(pool, { timers, today, after, limit: pageSize });
      const turn = page.filter((work) => memory.isDue(work));
      await inParallel(turn, inFlight, (work) =>
        signal.aborted ? Promise.resolve() : this.fire(work, memory),
      );
      after = page.at(-1);
      if (page.length < pageSize) break;
    }
    if (!signal.aborted) memory.endLook();
  }

  private async fire(work: DueWork, memory: FiringMemory): Promise<void> {
    const timer = this.byName.get(work.timer);
    if (timer === undefined || this.failed.has(work.timer)) return;
    const { pool, dispatch } = this.options;
    const settled = await settle(dispatch, () => timer.command(work.streamUuid, work.dueOn)(contextOf(work)));
    await failpoint('timer.after-command');
    if (settled.kind === 'defect') {
      await this.fail(work.timer, settled.error);
      return;
    }
    memory.note(work, settled.kind);
    if (settled.kind !== 'again') await recordFiring(pool, work.timer, settled.kind);
  }

  /** This timer waits for other code; the others go on. */
  private async fail(timer: string, error: ErrorDescription): Promise<void> {
    if (this.failed.has(timer)) return;
    this.failed.add(timer);
    this.options.onDefect?.(timer, error);
    await recordTimerFailure(this.options.pool, timer, error);
  }
}

/** The same for every firing of the same row, so that it happens once (INV-IDEM). */
function contextOf({ timer, streamUuid, dueOn, position }: DueWork): CommandContext {
  const caller = `timer:${timer}`;
  // The position tells a stream that came to the same day once more from the one that was fired then.
  const key = `${caller}:${streamUuid}:${dueOn}:${String(position)}`;
  return {
    caller,
    idempotencyKey: key,
    content: { timer, stream: streamUuid, dueOn },
    actor: { id: caller, role: 'process', office: OFFICE },
    correlationId: key,
    // People's commands go first.
    lane: 'import',
  };
}

async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
