/** Events per second between two looks. The clock is monotonic milliseconds. */
export class Throughput {
  private events = 0;
  private since: number;

  constructor(private readonly clock: () => number = () => performance.now()) {
    this.since = clock();
  }

  add(events: number): void {
    this.events += events;
  }

  /** @returns the rate since the last call. */
  take(): number {
    const now = this.clock();
    const rate = now > this.since ? (this.events * 1000) / (now - this.since) : 0;
    this.events = 0;
    this.since = now;
    return rate;
  }
}
