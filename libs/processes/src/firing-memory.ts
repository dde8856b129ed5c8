import { Backoff } from './backoff';
import type { DueWork } from './due-work';

interface Tried {
  readonly backoff: Backoff;
  until: number;
}

/** How long something that was tried is left alone, in milliseconds, at first and at most. */
const PAUSES: Readonly<Record<'done' | 'refused' | 'again', readonly [first: number, longest: number]>> = {
  /** Its row goes as soon as the view has seen the outcome. */
  done: [5_000, 600_000],
  /** Nothing to be done about it, until something happens to the stream; that makes another row. */
  refused: [1_000, 3_600_000],
  again: [250, 30_000],
};

/** What was tried a moment ago, so that work which stays in the view is not asked for all the time. */
export class FiringMemory {
  private readonly tried = new Map<string, Tried>();
  private readonly seen = new Set<string>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether it is its turn; also notes that it is still in the view. */
  isDue(work: DueWork): boolean {
    const key = keyOf(work);
    this.seen.add(key);
    return (this.tried.get(key)?.until ?? 0) <= this.now();
  }

  note(work: DueWork, outcome: keyof typeof PAUSES): void {
    const key = keyOf(work);
    const tried = this.tried.get(key) ?? { backoff: new Backoff(...PAUSES[outcome]), until: 0 };
    tried.until = this.now() + tried.backoff.take();
    this.tried.set(key, tried);
  }

  /** At the end of a look over everything: what is no longer in the view is forgotten. */
  endLook(): void {
    for (const key of this.tried.keys()) if (!this.seen.has(key)) this.tried.delete(key);
    this.seen.clear();
  }

  get size(): number {
    return this.tried.size;
  }
}

function keyOf({ timer, streamId, dueOn, position }: DueWork): string {
  return `${timer} ${streamId} ${dueOn} ${String(position)}`;
}
