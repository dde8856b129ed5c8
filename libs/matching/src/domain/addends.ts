import type { PointReason } from './reasons';

/** The points of a pair as the score's SQL names them, and which step of each applies. */
export interface Points {
  readonly closeness: number;
  readonly skill: number;
  readonly reaches: number;
  readonly place: number;
  readonly occupation: number;
  readonly skilled: number;
  readonly certificate: number;
  readonly trained: number;
  readonly wage: number;
  readonly placed: number;
  readonly addressed: number;
  readonly priority: number;
  readonly lodged: number;
}

export interface Addend {
  readonly reason: PointReason;
  readonly points: number;
}

/** What a score is made of, in the order of the policy; addends of nothing are left out. */
export function addendsOf(points: Points): Addend[] {
  const all: readonly Addend[] = [
    { reason: CLOSENESS[points.closeness] ?? 'occupation-any-work', points: points.occupation },
    { reason: points.skill === 2 ? 'skill-same-occupation' : 'skill-same-group', points: points.skilled },
    { reason: 'skill-certificate', points: points.certificate },
    { reason: 'trained-recently', points: points.trained },
    { reason: points.reaches === 2 ? 'wage-well-above-wish' : 'wage-reaches-wish', points: points.wage },
    { reason: PLACES[points.place] ?? 'place-named-province', points: points.placed },
    { reason: 'group-addressed', points: points.addressed },
    { reason: 'priority-group', points: points.priority },
    { reason: 'lodging-offered', points: points.lodged },
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
