import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal, one line at the end elsewhere. */
export function showProgress(label: string, total: number): Progress {
  if (!process.stdout.isTTY)
    return { update: () => undefined, stop: () => console.log(`  ${label}: ${String(total)}`) };
  const bar = new SingleBar(
    { format: `  ${label.padEnd(34)} {bar} {value}/{total}  {eta_formatted}`, hideCursor: true, barsize: 24 },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: (done) => bar.update(done),
    stop: () => {
      bar.update(total);
      bar.stop();
    },
  };
}
