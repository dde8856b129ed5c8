import { once } from '../data-files';
import type { DivisionCode } from '../divisions/division-code';
import type { PlainDate } from '../plain-date';
import { chongqingCounties, countyOf } from './chongqing-counties';

/** Named sets that reports use. */
export type CountySet = 'national-14' | 'municipal-4' | 'poor-18';

export type PoorCountyAnswer =
  | { readonly kind: 'poor'; readonly list: 'national' | 'municipal'; readonly evidence: string }
  | { readonly kind: 'not-poor'; readonly evidence: string }
  | { readonly kind: 'indeterminate'; readonly list: 'national' | 'municipal'; readonly reason: string };

/** Counties began to leave the lists in this year; which ones left when is not verified. */
const EXITS_FROM: PlainDate = '2017-01-01';
/** All 18 had left by this day (general knowledge, no source in the files). */
const EXITS_DONE: PlainDate = '2020-02-23';

/** The members of a named set, by the state before the first exits. */
export const countySets = once((): Readonly<Record<CountySet, readonly DivisionCode[]>> => {
  const listed = (...lists: string[]) =>
    [...chongqingCounties().values()]
      .filter(({ poverty }) => lists.includes(poverty))
      .map(({ code }) => code);
  return {
    'national-14': listed('national'),
    'municipal-4': listed('municipal'),
    'poor-18': listed('national', 'municipal'),
  };
});

/**
 * Whether a county was on a list of poor counties on a day. Never a filter for people: counties that are not
 * poor serve scattered poor households too (notice 三(一)). Undefined outside the 38 districts and counties.
 */
export function poorCountyOn(code: DivisionCode, on: PlainDate): PoorCountyAnswer | undefined {
  const county = countyOf(code);
  if (county === undefined) return undefined;
  if (county.poverty === 'none') return { kind: 'not-poor', evidence: 'on neither list' };
  if (on < EXITS_FROM) return { kind: 'poor', list: county.poverty, evidence: county.povertyEvidence };
  if (on >= EXITS_DONE)
    return { kind: 'not-poor', evidence: 'general knowledge: all 18 had left the lists by 2020-02-23' };
  const reason = 'counties left the lists from 2017 on; the day of each exit is not verified';
  return { kind: 'indeterminate', list: county.poverty, reason };
}
