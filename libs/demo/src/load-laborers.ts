import type { Actor, CommandContext } from '@chunfeng/event-log';
import { type HouseholdOutcome, RegisterHousehold } from '@chunfeng/households';
import { type LaborerOutcome, RegisterLaborer } from '@chunfeng/laborers';
import { demoHouseholdId, demoLaborerId } from './demo-ids';
import { householdOf, laborersOf } from './people/home';
import { makeHousehold } from './people/make-household';
import { makeLaborer } from './people/make-laborer';
import { patiently } from './patiently';
import type { World } from './world';

/** What registrations over HTTP go through as well. */
export interface RegisterPort {
  execute(command: RegisterHousehold): Promise<HouseholdOutcome>;
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

/** Households on their way at once; the gate lets 64 imports in, others are being made and sealed meanwhile. */
const AT_ONCE = 48;

/** Registers households and their laborers; whom an earlier, killed call registered is passed over. */
export async function loadLaborers(options: LoadLaborersOptions): Promise<void> {
  const { count, onProgress, signal } = options;
  const households = count === 0 ? 0 : householdOf(count - 1) + 1;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < households) {
      signal?.throwIfAborted();
      const registered = await registerHousehold(options, next++);
      const before = done;
      done += registered;
      if (Math.floor(done / 50) > Math.floor(before / 50) || done === count) onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, households) }, work));
}

async function registerHousehold(options: LoadLaborersOptions, index: number): Promise<number> {
  const { register, world, seed, count, today } = options;
  const householdId = demoHouseholdId(seed, index);
  await patiently(
    `household ${String(index)}`,
    () =>
      register.execute(
        new RegisterHousehold(
          makeHousehold(world, seed, index, { count, today }),
          contextOf(options, `household ${seed} ${index}`),
          householdId,
        ),
      ),
    THERE,
  );
  const laborers = laborersOf(index).filter((laborer) => laborer < count);
  await Promise.all(laborers.map((laborer) => registerLaborer(options, householdId, laborer)));
  return laborers.length;
}

async function registerLaborer(
  options: LoadLaborersOptions,
  householdId: string,
  index: number,
): Promise<void> {
  const { register, world, seed, today } = options;
  const memberId = demoLaborerId(seed, index);
  const form = { ...makeLaborer(world, seed, index, today), memberOf: { householdId, memberId } };
  await patiently(
    `laborer ${String(index)}`,
    () =>
      register.execute(new RegisterLaborer(form, contextOf(options, `laborer ${seed} ${index}`), memberId)),
    THERE,
  );
}

/** The content is the place in the demonstration: dates move with the day on which it is loaded. */
function contextOf({ actor }: LoadLaborersOptions, key: string): CommandContext {
  return { caller: actor.id, idempotencyKey: key, content: key, actor, correlationId: key, lane: 'import' };
}

const THERE: ReadonlySet<string> = new Set([
  'laborer.stream-exists',
  'laborer.forgotten',
  'household.exists',
]);
