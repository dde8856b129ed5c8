import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';

export interface StandaloneOptions {
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  readonly fresh: boolean;
  readonly demo: boolean;
}

/** Exits with status 1 and one sentence when an option cannot be used. */
export function readOptions(argv: readonly string[]): StandaloneOptions {
  const program = new Command('npm start --')
    .description('Runs Chunfeng in one process, on an embedded PostgreSQL unless DATABASE_URL is set.')
    .option('--port <number>', 'port of the API, on 127.0.0.1', portNumber, 3000)
    .option('--data <folder>', 'folder of the data', 'data')
    .option(
      '--fresh',
      'begin anew: delete the data folder first (only one that carries its marker file)',
      false,
    )
    .option('--no-demo', 'do not load the demonstration (never loaded where DATABASE_URL is set)')
    .allowExcessArguments(false)
    .parse([...argv], { from: 'user' });
  const options = program.opts<{ port: number; data: string; fresh: boolean; demo: boolean }>();
  return { ...options, data: resolve(options.data) };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('give a number from 1 to 65535.');
  return port;
}
