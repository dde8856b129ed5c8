/** Repeatable chance: the same seed gives the same world on every machine. */
export class Random {
  private state: number;

  /** @param seed any integer */
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** The n-th world within a seed: independent of how much chance others before it have used. */
  static of(seed: number, index: number): Random {
    return new Random(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));
  }

  /** 0 ≤ x < 1 (mulberry32: 32 bits of state are plenty for a demonstration). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Both ends included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** For a few items; long lists are worth a {@link Lottery}. @param weight relative, not negative */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T {
    return new Lottery(items, weight).draw(this);
  }
}

/** Items to draw from again and again, each as often as its weight says. */
export class Lottery<T> {
  private readonly sums: readonly number[];

  /** @param weight relative, not negative, and somewhere above 0 */
  constructor(
    private readonly items: readonly T[],
    weight: (item: T) => number,
  ) {
    let sum = 0;
    this.sums = items.map((item) => (sum += weight(item)));
    if (!(sum > 0)) throw new RangeError('nothing to draw');
  }

  draw(random: Random): T {
    const drawn = random.next() * (this.sums.at(-1) ?? 0);
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}
