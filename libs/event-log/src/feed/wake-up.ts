/** Tells readers of this process that there may be something new. */
export class WakeUp {
  private count = 0;
  private readonly sleepers = new Set<() => void>();

  /** To be taken before looking: a signal between the look and the wait is then not lost. */
  get seen(): number {
    return this.count;
  }

  signal(): void {
    this.count++;
    for (const wake of [...this.sleepers]) wake();
  }

  /** Returns at the first signal after `seen`, after `ms`, or when aborted. */
  async wait(seen: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.count !== seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
    });
  }
}
