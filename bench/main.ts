import type { Benchmark, Result } from './benchmark';
import { figures } from './figures';
import { p1 } from './p1-append';
import { p2 } from './p2-projection';
import { p6 } from './p6-http';
import { p9 } from './p9-start';

/** Every benchmark there is; a new one is added here. */
const benchmarks: readonly Benchmark[] = [p1, p2, p6, p9, figures];

/**
 * `npm run bench` lists them; `npm run bench -- P1 P2` runs some (`all`: all of them) and prints a line of JSON per
 * bar; `--json` prints one array instead. Status 1 when a bar falls short, 2 when an id is unknown.
 */
async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const wanted = args.filter((arg) => !arg.startsWith('--')).map((arg) => arg.toUpperCase());
  if (wanted.length === 0) {
    for (const { id, what } of benchmarks) console.log(`${id}  ${what}`);
    return 0;
  }
  const chosen = wanted.includes('ALL') ? benchmarks : benchmarks.filter(({ id }) => wanted.includes(id));
  const unknown = wanted.filter((id) => id !== 'ALL' && !benchmarks.some((benchmark) => benchmark.id === id));
  if (unknown.length > 0) {
    console.error(
      `No such benchmark: ${unknown.join(', ')}. There are: ${benchmarks.map(({ id }) => id).join(', ')}.`,
    );
    return 2;
  }
  const results: Result[] = [];
  for (const benchmark of chosen) results.push(...(await benchmark.run()));
  if (json) console.log(JSON.stringify(results));
  else for (const result of results) console.log(JSON.stringify(result));
  return results.every((result) => result.holds) ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(3);
  },
);
