import fc from 'fast-check';
import type { Story } from './story';

/** Something that befalls one of five placements of three persons; what does not fit its state does not happen. */
export interface Happening {
  readonly kind: 'start' | 'end' | 'correct' | 'reverse' | 'reverse-end' | 'forget';
  readonly placement: number;
  /** Month of the start or end, 1 to 6. */
  readonly month: number;
  readonly industry: string | null;
  readonly groups: readonly string[];
  /** Months since the happening before. */
  readonly later: 0 | 1;
}

export const arbitraryLife: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record<Happening>({
    kind: fc.constantFrom('start', 'start', 'end', 'correct', 'reverse', 'reverse-end', 'forget'),
    placement: fc.integer({ min: 1, max: 5 }),
    month: fc.integer({ min: 1, max: 6 }),
    industry: fc.constantFrom(null, 'A0111', 'C1713'),
    groups: fc.subarray(['disabled', 'registered-poor', 'veteran']),
    later: fc.constantFrom(0, 0, 1),
  }),
  { minLength: 1, maxLength: 30 },
);

/** A placement that is counted at some point of the story. */
export interface Living {
  readonly person: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly industry: string;
  readonly groups: readonly string[];
}

/** What is counted after some event, told without any difference: the plain meaning of every figure. */
export interface Moment {
  readonly position: number;
  readonly recordedIn: string;
  readonly living: readonly Living[];
}

/** Tells the story, and how things stand after each event. */
export function live(story: Story, happenings: readonly Happening[]): readonly Moment[] {
  const living = new Map<number, Living>();
  const reversed = new Set<number>();
  const moments: Moment[] = [];
  let month = 1;
  for (const { kind, placement, month: on, industry, groups, later } of happenings) {
    month = Math.min(12, month + later);
    story.today(`2026-${pad(month)}-20`);
    const before = living.get(placement);
    const day = `2026-${pad(on)}-10`;
    const person = (placement % 3) + 1;
    const told = { work: { industry }, facts: { groups: [...groups] } };
    const now = { person, startedOn: day, endedOn: null, industry: industry?.[0] ?? 'unknown', groups };
    if (kind === 'forget') story.forgotten(person);
    else if (kind === 'start' && !before && !reversed.has(placement)) {
      story.started(placement, { person, on: day, ...told });
      living.set(placement, now);
    } else if (before && kind === 'end' && before.endedOn === null) {
      story.ended(placement, day);
      living.set(placement, { ...before, endedOn: day });
    } else if (before && kind === 'correct') {
      story.corrected(placement, { person, on: day, ...told }, before.endedOn);
      living.set(placement, { ...now, endedOn: before.endedOn });
    } else if (before && kind === 'reverse') {
      story.reversed(placement);
      living.delete(placement);
      reversed.add(placement);
    } else if (before && kind === 'reverse-end' && before.endedOn !== null) {
      story.reversed(placement, 'end');
      living.set(placement, { ...before, endedOn: null });
    } else continue;
    const recordedIn = `2026-${pad(month)}`;
    moments.push({ position: story.position, recordedIn, living: [...living.values()] });
  }
  return moments;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
