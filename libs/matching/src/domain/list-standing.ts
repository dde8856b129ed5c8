import { readKey } from './score-key';

/** Where a pair that passes every filter stands in one of the two lists. */
export type ListStanding =
  | { readonly listed: true; readonly rank: number }
  | {
      readonly listed: false;
      /** Places in the list; all are taken by better keys. */
      readonly length: number;
      /** Classes of priority that are missing; points do not make up for them. */
      readonly tiersShort: number;
      /** Points that are missing at equal tier; 0: only whoever registered earlier, or was posted later, is ahead. */
      readonly pointsShort: number;
    };

/**
 * INV: membership and the comparison with the list's floor are one thing.
 * @param keys of the list, best first.
 * @param at place of the pair in it; -1: not listed.
 */
export function listStanding(key: number, keys: readonly number[], at: number): ListStanding {
  if (at >= 0) return { listed: true, rank: at + 1 };
  const [floor, own] = [readKey(keys.at(-1) ?? 0), readKey(key)];
  const tiersShort = floor.tier - own.tier;
  return {
    listed: false,
    length: keys.length,
    tiersShort,
    pointsShort: tiersShort > 0 ? 0 : floor.points - own.points,
  };
}

export function standingText(standing: ListStanding): { readonly zh: string; readonly en: string } {
  if (standing.listed)
    return { zh: `在名单第 ${standing.rank} 位`, en: `In the list at place ${standing.rank}` };
  const { length, tiersShort, pointsShort } = standing;
  if (tiersShort > 0)
    return {
      zh: `名单 ${length} 位均为更高优先级`,
      en: `All ${length} places are taken by higher priority classes`,
    };
  return pointsShort > 0
    ? { zh: `比名单末位低 ${pointsShort} 分`, en: `Below the cutoff by ${pointsShort} points` }
    : { zh: '与名单末位同分，次序在后', en: 'As many points as the last place, but behind it in order' };
}
