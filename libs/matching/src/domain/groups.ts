import type { LaborerEvent } from '@chunfeng/laborers';

export type Group = Extract<LaborerEvent, { type: 'laborer.group-confirmed' }>['data']['group'];

/** One bit per group. The order is stored in view rows: append only. */
export const GROUPS = [
  'registered-poor',
  'dibao',
  'disabled',
  'school-leaver',
  'graduate',
  'zero-employment-household',
  'older-worker',
  'hard-to-place',
  'veteran',
] as const satisfies readonly Group[];

/** Bits of the groups; names that are no group of ours have none. */
export function groupBits(groups: readonly string[]): number {
  const known: readonly string[] = GROUPS;
  return groups.reduce((bits, group) => bits | (known.includes(group) ? 1 << known.indexOf(group) : 0), 0);
}
