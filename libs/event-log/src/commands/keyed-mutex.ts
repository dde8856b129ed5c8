/**
 * Lets one holder at a time into each of several keys, in the order of asking. Keys are taken in sorted order, so
 * that two holders of several keys cannot wait for each other.
 */
export class KeyedMutex {
  private readonly tails = new Map<string, Promise<void>>();

  /** @returns what the work returns, or `'late'` when its turn did not come in time. */
  async run<T>(keys: readonly string[], deadline: number, work: () => Promise<T>): Promise<T | 'late'> {
    const releases: (() => void)[] = [];
    try {
      for (const key of [...new Set(keys)].sort()) {
        const { turn, release } = this.enter(key);
        releases.push(release);
        if (turn !== undefined && !(await before(deadline, turn))) return 'late';
      }
      return await work();
    } finally {
      for (const release of releases.reverse()) release();
    }
  }

  private enter(key: string): { turn?: Promise<void>; release: () => void } {
    const before = this.tails.get(key);
    let open: () => void = () => undefined;
    const own = new Promise<void>((resolve) => (open = resolve));
    // Whoever gives up early must not let its successor in before its predecessor has left.
    const tail = before === undefined ? own : Promise.all([before, own]).then(() => undefined);
    this.tails.set(key, tail);
    const release = (): void => {
      open();
      if (this.tails.get(key) === tail) {
        void tail.then(() => {
          if (this.tails.get(key) === tail) this.tails.delete(key);
        });
      }
    };
    return before === undefined ? { release } : { turn: before, release };
  }
}

/** @returns whether the promise settled before the deadline (of `performance.now()`). */
export async function before(deadline: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
