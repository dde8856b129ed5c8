import type { PointReason } from './reasons';

/** The points of a pair as the score's SQL names them, and which step of each applies. */
export interface Points {
  /** 4 exact · 3 same minor group · 2 within a wider group · 1 any work. */
  readonly near: number;
  /** 2 same occupation · 1 same minor group · 0 none. */
  readonly skill: number;
  /** 2 well above the wish · 1 reaches it · 0 unknown or no wish. */
  readonly reaches: number;
  /** 4 home county · 3 named county · 2 named city · 1 named province. */
  readonly named: number;
  readonly for_occupation: number;
  readonly for_skill: number;
  readonly for_certificate: number;
  readonly for_training: number;
  readonly for_wage: number;
  readonly for_place: number;
  readonly for_group: number;
  readonly for_priority: number;
  readonly for_lodging: number;
}

export interface Addend {
  readonly reason: PointReason;
  readonly points: number;
}

/** What a score is made of, in the order of the policy; addends of nothing are left out. */
export function addendsOf(points: Points): Addend[] {
  const all: readonly Addend[] = [
    { reason: CLOSENESS[points.near] ?? 'occupation-any-work', points: points.for_occupation },
    { reason: points.skill === 2 ? 'skill-same-occupation' : 'skill-same-group', points: points.for_skill },
    { reason: 'skill-certificate', points: points.for_certificate },
    { reason: 'trained-recently', points: points.for_training },
    { reason: points.reaches === 2 ? 'wage-well-above-wish' : 'wage-reaches-wish', points: points.for_wage },
    { reason: PLACES[points.named] ?? 'place-named-province', points: points.for_place },
    { reason: 'group-addressed', points: points.for_group },
    { reason: 'priority-group', points: points.for_priority },
    { reason: 'lodging-offered', points: points.for_lodging },
  ];
  return all.filter((addend) => addend.points > 0);
}

/** By the numbers of `score.sql`. */
const CLOSENESS: Readonly<Record<number, PointReason>> = {
  4: 'occupation-exact',
  3: 'occupation-same-group',
  2: 'occupation-within-stated',
  1: 'occupation-any-work',
};
const PLACES: Readonly<Record<number, PointReason>> = {
  4: 'place-home-county',
  3: 'place-named-county',
  2: 'place-named-city',
  1: 'place-named-province',
};
