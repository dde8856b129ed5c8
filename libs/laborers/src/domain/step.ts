import { accept, type Decision, reject } from '@chunfeng/event-log';
import type { LaborerErrorCode } from './laborer.errors';
import type { LaborerEvent } from './laborer.events';
import { laborer, type RegisteredLaborer } from './laborer';

/** What one change of a registered laborer amounts to. */
export type Step = Decision<LaborerEvent, LaborerErrorCode>;

/** What decisions need to know beside state and command. */
export interface Knowledge {
  /** Business day on which it is decided. */
  readonly today: string;
  /** Keyed hash of a citizen number, under which it is claimed (INV-ID). */
  readonly claimKeyOf: (citizenNumber: string) => string;
}

export const nothingToDo: Step = accept<LaborerEvent>([]);

export function record(...events: readonly LaborerEvent[]): Step {
  return accept(events);
}

/** A part of a larger form: where it stands in it, and how it is decided on what the parts before it led to. */
export interface Part {
  /** JSON pointer of the part. */
  readonly at: string;
  readonly decide: (state: RegisteredLaborer) => Step;
}

/** All parts in one append, or the first refusal with its place in the form. */
export function inOrder(state: RegisteredLaborer, parts: readonly Part[]): Step {
  const events: LaborerEvent[] = [];
  let current = state;
  for (const { at, decide } of parts) {
    const step = decide(current);
    if (!step.accepted) {
      const { code, field = '', ...details } = step.rejection;
      return reject(code, { ...details, field: at + field });
    }
    for (const event of step.events) {
      events.push(event);
      const next = laborer.evolve(current, event);
      if (next.status === 'registered') current = next;
    }
  }
  return record(...events);
}

/** Equality of plain data, whatever the order of its fields. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return left.length === Object.keys(b).length && left.every(([key, value]) => sameData(value, right[key]));
}
