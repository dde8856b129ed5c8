/**
 * A writing process of the fault tests: `writer.ts <url> <name> <writers> <commands of each>`.
 * Each command writes three events to two new streams and takes a claim. Its journal goes to standard output:
 * `sent <key>` before a command is handed to the gate, `done <key> <last position>` once it is acknowledged.
 * Like any caller, it repeats a command with the same key until it knows the outcome; with `resume <journal>` as
 * last arguments, it first repeats what another process had sent and never learned.
 */
import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { AppendFailedError, AppendGate, type AppendRequest } from '@chunfeng/event-log';
import { gatePool } from '../src/gate/gate-pool';
import { encoded } from './support';

async function main([
  url = '',
  name = '',
  writers = '1',
  commands = '1',
  ,
  journal,
]: string[]): Promise<void> {
  const own = gatePool(url, name);
  const gate = new AppendGate({ ...own, patience: 2_000 });
  process.stdout.write('ready\n');
  if (journal !== undefined) for (const key of unresolved(journal)) await perform(gate, key);
  await Promise.all(
    Array.from({ length: Number(writers) }, async (_, writer) => {
      for (let n = 0; n < Number(commands); n++) await perform(gate, `${name}-${writer}-${n}`);
    }),
  );
  await gate.close();
  await own.pool.end();
}

async function perform(gate: AppendGate, key: string): Promise<void> {
  process.stdout.write(`sent ${key}\n`);
  for (;;) {
    // Other streams and ids at every try: only the key tells that it is the same command.
    const outcome = await gate.append(command(key)).catch((error: unknown) => {
      // Writers wait for each other; the server has no reason to refuse one of them.
      if (error instanceof AppendFailedError) throw error;
    });
    if (outcome === undefined) continue;
    if (outcome.kind !== 'appended' && outcome.kind !== 'replayed')
      throw new Error(`${key}: ${outcome.kind}`);
    process.stdout.write(`done ${key} ${outcome.position}\n`);
    return;
  }
}

function command(key: string): AppendRequest {
  const commandId = uuidv7();
  const [one, two] = [`counter-${uuidv7()}`, `counter-${uuidv7()}`];
  return {
    commandId,
    idempotency: { caller: 'writer', key, fingerprint: 'f' },
    streams: [
      { streamId: one, expectedVersion: 0, events: [encoded(commandId), encoded(commandId)] },
      { streamId: two, expectedVersion: 0, events: [encoded(commandId)] },
    ],
    take: [{ scope: 'writer', key, streamId: one }],
    release: [],
    answer: {},
    lane: 'interactive',
  };
}

function unresolved(journal: string): string[] {
  const lines = readFileSync(journal, 'utf8').split('\n');
  const keys = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1] ?? '');
  const done = new Set(keys('done'));
  return keys('sent').filter((key) => !done.has(key));
}

void main(process.argv.slice(2));
