import type { Intention, Skill } from './laborer-standing';
import { ANY_OCCUPATION, contains, levelOf, minorGroupOf, packOccupation } from './packed-code';

/** How near a posting's occupation is to the wish. Larger is nearer; 0: not near at all. */
export const CLOSENESS = { 'any-work': 1, 'within-stated': 2, 'same-group': 3, exact: 4 } as const;

/** 1: in the same minor group; 2: in the occupation itself. */
export type SkillNearness = 0 | 1 | 2;

/**
 * One occupation or group under which a person is found. A posting asks for its own code, the groups above it and
 * "any work". Rows are made such that the deepest one it finds knows everything that counts for the pair, so the
 * best row is the score of the pair.
 */
export interface Reach {
  readonly occupation: number;
  /** The person named exactly this: a posting with this very code is an exact match. */
  readonly stated: boolean;
  /** For a posting that is not an exact match. */
  readonly closeness: number;
  /** Skill for a posting with this very code. */
  readonly skillHere: SkillNearness;
  /** Skill for a posting below this group. */
  readonly skillBelow: SkillNearness;
  /** Of the skills that count here: any with a certificate, and the day the latest training ended. */
  readonly certified: boolean;
  readonly trainedOn: string | null;
}

type PackedSkill = Pick<Skill, 'level' | 'source' | 'acquiredOn'> & { readonly occupation: number };

/** The rows of one person, nearest group of each statement and skill included; one per occupation code. */
export function reachOf(intention: Pick<Intention, 'occupations'>, skills: readonly Skill[]): Reach[] {
  const stated = new Set(intention.occupations.map(packOccupation));
  if (stated.size === 0) stated.add(ANY_OCCUPATION);
  const packed = skills.map((skill) => ({ ...skill, occupation: packOccupation(skill.occupation) }));
  const places = new Set(stated);
  for (const occupation of stated) addIfKnown(places, minorGroupOf(occupation));
  for (const { occupation } of packed) {
    for (const place of [occupation, minorGroupOf(occupation)])
      if (place !== undefined && closenessTo(place, stated) > 0) places.add(place);
  }
  return [...places].sort((a, b) => a - b).map((place) => reachAt(place, stated, packed));
}

function addIfKnown(places: Set<number>, place: number | undefined): void {
  if (place !== undefined) places.add(place);
}

function reachAt(occupation: number, stated: ReadonlySet<number>, skills: readonly PackedSkill[]): Reach {
  const relevant = skills.filter((skill) => counts(skill.occupation, occupation));
  const trainings = relevant.flatMap(({ source, acquiredOn }) =>
    source === 'training' && acquiredOn !== null ? [acquiredOn] : [],
  );
  const same = relevant.some((skill) => skill.occupation === occupation);
  const inMinorGroup = levelOf(occupation) === 3 && relevant.length > 0;
  return {
    occupation,
    stated: stated.has(occupation),
    closeness: closenessTo(occupation, stated),
    skillHere: same ? 2 : relevant.length > 0 ? 1 : 0,
    skillBelow: inMinorGroup ? 1 : 0,
    certified: relevant.some(({ level }) => level !== null),
    trainedOn: trainings.sort().at(-1) ?? null,
  };
}

/** A skill counts for its own occupation code and for everything in its minor group. */
function counts(skill: number, occupation: number): boolean {
  if (skill === occupation) return true;
  const group = minorGroupOf(skill);
  return group !== undefined && group === minorGroupOf(occupation);
}

/** Closeness of the best statement that leads to the occupation, when it is not the very one. */
function closenessTo(occupation: number, stated: ReadonlySet<number>): number {
  let best = 0;
  for (const statement of stated) best = Math.max(best, closenessVia(occupation, statement));
  return best;
}

function closenessVia(occupation: number, statement: number): number {
  if (statement === ANY_OCCUPATION) return CLOSENESS['any-work'];
  const group = minorGroupOf(statement);
  if (group !== undefined) return group === minorGroupOf(occupation) ? CLOSENESS['same-group'] : 0;
  return contains(statement, occupation) ? CLOSENESS['within-stated'] : 0;
}
