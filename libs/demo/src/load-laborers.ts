import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '@chunfeng/event-log';
import { type LaborerOutcome, RegisterLaborer } from '@chunfeng/laborers';
import { demoLaborerId } from './demo-ids';
import { makeLaborer } from './people/make-laborer';
import type { World } from './world';

/** What a registration over HTTP goes through as well. */
export interface RegisterPort {
  execute(command: RegisterLaborer): Promise<LaborerOutcome>;
}

export interface LoadLaborersOptions {
  readonly register: RegisterPort;
  readonly world: World;
  readonly seed: number;
  readonly count: number;
  readonly today: string;
  readonly actor: Actor;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Forms on their way at once; the gate lets 64 imports in, the others are being made and sealed meanwhile. */
const AT_ONCE = 96;
const PATIENCE_MS = 30_000;

/** Registers the people of a seed; whom an earlier, killed call registered is passed over. */
export async function loadLaborers(options: LoadLaborersOptions): Promise<void> {
  const { count, onProgress, signal } = options;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      signal?.throwIfAborted();
      await registerOne(options, next++);
      done += 1;
      if (done % 50 === 0 || done === count) onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, work));
}

async function registerOne(options: LoadLaborersOptions, index: number): Promise<void> {
  const { register, world, seed, today, actor } = options;
  const key = `laborer ${seed} ${index}`;
  const command = new RegisterLaborer(
    makeLaborer(world, seed, index, today),
    // The content is the place in the demonstration: dates move with the day on which it is loaded.
    { caller: actor.id, idempotencyKey: key, content: key, actor, correlationId: key, lane: 'import' },
    demoLaborerId(seed, index),
  );
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await register.execute(command);
    if (outcome.kind === 'done' || isThere(outcome)) return;
    if (!WORTH_REPEATING.has(outcome.kind) || performance.now() > deadline) {
      throw new Error(`demonstration: laborer ${index} was answered with ${outcome.kind}`);
    }
    await sleep(100);
  }
}

/** Registered by an earlier call whose command is no longer kept. */
function isThere(outcome: LaborerOutcome): boolean {
  if (outcome.kind !== 'rejected') return false;
  return outcome.rejection.code === 'laborer.stream-exists' || outcome.rejection.code === 'laborer.forgotten';
}

const WORTH_REPEATING: ReadonlySet<LaborerOutcome['kind']> = new Set(['busy', 'in-flight', 'unknown']);
