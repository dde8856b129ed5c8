import { failpoint } from '@chunfeng/failpoints';
import type { CommandContext, RecordedEvent } from '@chunfeng/event-log';
import type { ErrorDescription, RunnerState, Writer } from '@chunfeng/projections';
import type pg from 'pg';
import { Backoff, pause } from './backoff';
import { advance, type ManagerState } from './manager-checkpoint';
import type { ProcessManager, Reaction } from './process-manager';
import { describeDefect, type Dispatch, settle } from './settle';

/** Office on whose behalf consequences are drawn: the municipal bureau. */
const OFFICE = 'CQ';
/** Commands after which the checkpoint is stored, also in the middle of a batch. */
const AT_MOST_BETWEEN_CHECKPOINTS = 50;
/** Repeats of one command after which it is worth telling. */
const WORTH_TELLING = 3;

/** Where and why a manager cannot go on. Names and places only, never a value. */
export interface ProcessProblem {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** Key of the reaction; absent: working out the reactions failed. */
  readonly reaction?: string;
  readonly error: ErrorDescription;
}

/** A reaction that will never go through as it is. */
export class DefectError extends Error {
  constructor(readonly problem: ProcessProblem) {
    super(`defect at position ${String(problem.position)}: ${problem.error.name}`);
    this.name = 'DefectError';
  }
}

export interface ReactionsOptions {
  readonly manager: ProcessManager;
  readonly dispatch: Dispatch;
  readonly pool: pg.Pool;
  readonly token: number;
  /** Up to here everything is settled. */
  readonly position: number;
  readonly signal: AbortSignal;
  readonly onRepeating: (problem: ProcessProblem) => void;
}

/**
 * Draws the consequences of events in their order, one after the other: what closes and what reopens the same thing
 * must not overtake each other. The checkpoint moves only over what is settled.
 */
export class Reactions implements Writer {
  private settledTo: number;
  private stored: number;
  private done = 0;
  private refused = 0;
  private readonly types: ReadonlySet<string>;

  constructor(private readonly options: ReactionsOptions) {
    this.settledTo = this.stored = options.position;
    this.types = new Set(options.manager.events.map(({ type }) => type));
  }

  get reached(): number {
    return this.stored;
  }

  /** @throws DefectError, CheckpointMovedError */
  async apply(events: readonly RecordedEvent[], state: RunnerState): Promise<void> {
    try {
      for (const event of events) {
        if (event.position <= this.settledTo) continue;
        if (!(await this.allSettled(event))) break;
        this.settledTo = event.position;
        if (this.done + this.refused >= AT_MOST_BETWEEN_CHECKPOINTS) await this.store('catching-up');
      }
    } catch (error) {
      // What was settled before a defect need not be repeated by whoever comes next.
      if (error instanceof DefectError) await this.store('catching-up');
      throw error;
    }
    await failpoint('process.before-checkpoint');
    await this.store(state === 'live' ? 'live' : 'catching-up');
    await failpoint('process.after-checkpoint');
  }

  /** @returns false when the work was stopped before. */
  private async allSettled(event: RecordedEvent): Promise<boolean> {
    if (!this.types.has(event.type)) return true;
    for (const reaction of this.reactionsTo(event)) {
      if (!(await this.isSettled(event, reaction))) return false;
    }
    return true;
  }

  private reactionsTo(event: RecordedEvent): readonly Reaction[] {
    try {
      return this.options.manager.react(event);
    } catch (error) {
      throw new DefectError(problemAt(event, undefined, describeDefect(error)));
    }
  }

  private async isSettled(event: RecordedEvent, reaction: Reaction): Promise<boolean> {
    const { manager, dispatch, signal, onRepeating } = this.options;
    const context = contextOf(manager.name, event, reaction.key);
    const backoff = new Backoff(50, 5_000);
    for (let attempt = 1; !signal.aborted; attempt++) {
      const settled = await settle(dispatch, () => reaction.command(context));
      await failpoint('process.after-command');
      switch (settled.kind) {
        case 'done':
          this.done += 1;
          return true;
        case 'refused':
          this.refused += 1;
          return true;
        case 'defect':
          throw new DefectError(problemAt(event, reaction.key, settled.error));
        case 'again':
          if (attempt === WORTH_TELLING) onRepeating(problemAt(event, reaction.key, { name: settled.why }));
          await pause(backoff.take(), signal);
      }
    }
    return false;
  }

  private async store(state: ManagerState): Promise<void> {
    const { pool, manager, token } = this.options;
    if (this.settledTo === this.stored) return;
    const { done, refused } = this;
    await advance(pool, manager.name, {
      from: this.stored,
      to: this.settledTo,
      token,
      state,
      done,
      refused,
    });
    this.stored = this.settledTo;
    this.done -= done;
    this.refused -= refused;
  }
}

/** The same for every attempt at the same consequence, so that it is drawn once (INV-IDEM). */
function contextOf(manager: string, event: RecordedEvent, key: string): CommandContext {
  const caller = `process:${manager}`;
  const { correlationId, traceparent } = event.meta;
  return {
    caller,
    idempotencyKey: `${event.id}:${key}`,
    content: { process: manager, event: event.id, reaction: key },
    actor: { id: caller, role: 'process', office: OFFICE },
    correlationId,
    causationId: event.id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function problemAt(
  event: RecordedEvent,
  reaction: string | undefined,
  error: ErrorDescription,
): ProcessProblem {
  const { position, id, type } = event;
  return { position, eventId: id, type, ...(reaction === undefined ? {} : { reaction }), error };
}
