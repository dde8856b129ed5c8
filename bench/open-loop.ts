import type { KeptConnection } from './keep-alive';

/** One request over a connection that is free; `false`: it was not answered as it should be. */
export type Ask = (connection: KeptConnection) => Promise<boolean>;

export interface Load {
  /** Requests meant to be sent, per second. */
  readonly offered: number;
  /** Requests answered well before the end, per second. */
  readonly achieved: number;
  /** Requests answered otherwise than they should be. */
  readonly failed: number;
  /** Milliseconds from the moment that each was meant to be sent; those not answered at the end count with their age. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of this process per second. */
  readonly ownCpu: number;
}

/**
 * Requests at a fixed rate, whether earlier ones were answered or not. One that finds no free connection waits in line,
 * and its time runs: a server that stalls delays everybody who meant to come meanwhile (no coordinated omission).
 */
export async function openLoop(
  connections: readonly KeptConnection[],
  offered: number,
  milliseconds: number,
  ask: Ask,
): Promise<Load> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const total = Math.floor((offered * milliseconds) / 1_000);
  const meantAt = (index: number): number => start + (index * 1_000) / offered;
  const free = [...connections];
  const latencies: number[] = [];
  const underWay = new Map<number, Promise<void>>();
  let sent = 0;
  let well = 0;
  let failed = 0;

  async function carry(index: number, connection: KeptConnection): Promise<void> {
    const good = await ask(connection);
    const now = performance.now();
    underWay.delete(index);
    free.push(connection);
    if (now - start > milliseconds) return; // Counted with its age already.
    latencies.push(now - meantAt(index));
    if (good) well += 1;
    else failed += 1;
    send();
  }
  function send(): void {
    const now = performance.now();
    while (sent < total && meantAt(sent) <= now && now - start <= milliseconds) {
      const connection = free.pop();
      if (connection === undefined) return;
      const index = sent++;
      underWay.set(index, carry(index, connection));
    }
  }

  while (performance.now() - start < milliseconds) {
    send();
    await new Promise((wake) => setTimeout(wake, 1));
  }
  const end = start + milliseconds;
  for (const index of underWay.keys()) latencies.push(end - meantAt(index));
  for (let index = sent; index < total; index++) latencies.push(end - meantAt(index));
  const { user, system } = process.cpuUsage(cpu);
  const ownCpu = (user + system) / 1_000 / (performance.now() - start);
  await Promise.all(underWay.values());
  latencies.sort((a, b) => a - b);
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  return { offered, achieved: (well * 1_000) / milliseconds, failed, p50, p99, ownCpu };
}

/** @param sorted ascending */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
