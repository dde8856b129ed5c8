import { once, readTable } from '../data-files';
import type { PlainDate } from '../plain-date';
import type { DivisionCode } from './division-code';
import { divisionRecords, divisionsAbove, recordOn, villageRecords, type Division } from './division-store';

export type { Division, DivisionBasis } from './division-store';

/** What a code is on a day. `former` and `not-yet` carry the nearest record that the files have. */
export type DivisionStatus =
  | { readonly kind: 'valid'; readonly division: Division }
  | { readonly kind: 'former'; readonly division: Division }
  | { readonly kind: 'not-yet'; readonly division: Division }
  | { readonly kind: 'indeterminate'; readonly division: Division; readonly reason: string }
  | { readonly kind: 'unknown-code' };

/** What stands in a code's place on a day. */
export type Succession =
  | { readonly kind: 'unchanged'; readonly codes: readonly [DivisionCode] }
  | { readonly kind: 'replaced'; readonly codes: readonly DivisionCode[] }
  | { readonly kind: 'indeterminate'; readonly reason: string }
  | { readonly kind: 'unknown-code' };

/** All records of a code in order of time; empty when the code is in no list. Use this to accept a code. */
export function findDivisions(code: DivisionCode): readonly Division[] {
  return (code.length === 12 ? villageRecords() : divisionRecords()).get(code) ?? [];
}

/** The division that the code means on that day; undefined when it means none or the files cannot tell. */
export function divisionAt(code: DivisionCode, on: PlainDate): Division | undefined {
  const status = divisionStatusAt(code, on);
  return status.kind === 'valid' ? status.division : undefined;
}

/** Counties whose townships were moved by a change of which the files do not know the list. */
const movedTownships = once(
  () => new Map(readTable('indeterminate-townships.csv').map((row) => [row['county'] ?? '', row] as const)),
);

/** What a code is on that day: a township shares the fate of its county. */
export function divisionStatusAt(code: DivisionCode, on: PlainDate): DivisionStatus {
  const records = findDivisions(code);
  const last = records.at(-1);
  if (last === undefined) return { kind: 'unknown-code' };
  if (code.length > 6) {
    const moved = movedTownships().get(code.slice(0, 6));
    if (moved !== undefined && on >= (moved['from'] ?? ''))
      return { kind: 'indeterminate', division: last, reason: moved['reason'] ?? '' };
    const county = divisionStatusAt(code.slice(0, 6) as DivisionCode, on);
    if (county.kind === 'former' || county.kind === 'not-yet') return { kind: county.kind, division: last };
  }
  const division = recordOn(records, on);
  if (division !== undefined) return { kind: 'valid', division };
  const former = records.filter(({ until }) => until !== undefined && until <= on).at(-1);
  return former === undefined ? { kind: 'not-yet', division: last } : { kind: 'former', division: former };
}

/** The divisions that stand in the place of a code on that day, following every change in between. */
export function successors(code: DivisionCode, on: PlainDate): Succession {
  const status = divisionStatusAt(code, on);
  if (status.kind === 'valid') return { kind: 'unchanged', codes: [code] };
  if (status.kind === 'unknown-code') return status;
  if (status.kind === 'indeterminate') return { kind: 'indeterminate', reason: status.reason };
  const next = status.kind === 'former' ? status.division.successors : [];
  const found = next.map((follower) => (follower === code ? undefined : successors(follower, on)));
  const codes = found.flatMap((step) =>
    step?.kind === 'unchanged' || step?.kind === 'replaced' ? step.codes : [],
  );
  if (codes.length > 0 && codes.length >= next.length) return { kind: 'replaced', codes };
  return { kind: 'indeterminate', reason: status.division.note ?? 'no successor in the files' };
}

/** Every division except villages, former ones included. */
export function allDivisions(): Division[] {
  return [...divisionRecords().values()].flat();
}

/** The villages of Chongqing; those of other provinces are not in the files. */
export function allVillages(): Division[] {
  return [...villageRecords().values()].flat();
}

/**
 * Divisions above this one, nearest first, ending in the province. A district of Chongqing hangs under
 * `50` directly, because the statistical groups 5001 and 5002 are no divisions.
 */
export function ancestors(code: DivisionCode): DivisionCode[] {
  return divisionsAbove(code);
}
