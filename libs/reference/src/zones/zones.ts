import { countyOf } from '../counties/chongqing-counties';
import { once, readTable } from '../data-files';
import type { DivisionCode } from '../divisions/division-code';
import { isValidOn, validityOf, type PlainDate, type Validity } from '../plain-date';

export type ZoneSchemeId = 'five-zones' | 'one-area-two-clusters';
export type ZoneKey = 'core' | 'ext' | 'new' | 'ne' | 'se' | 'metro' | 'ne-cluster' | 'se-cluster';

/** A functional zone of one scheme; the schemes follow one another in time. */
export interface Zone extends Validity {
  readonly scheme: ZoneSchemeId;
  readonly key: ZoneKey;
  readonly zh: string;
  readonly en: string;
  readonly basis: string;
}

export type ZoneAnswer =
  | { readonly kind: 'zone'; readonly scheme: ZoneSchemeId; readonly zone: ZoneKey }
  /** One of `among`, but the files do not tell which. */
  | {
      readonly kind: 'indeterminate';
      readonly scheme: ZoneSchemeId;
      readonly among: readonly ZoneKey[];
      readonly reason: string;
    }
  | { readonly kind: 'outside' };

/** The zones of all schemes. */
export const zones = once((): readonly Zone[] =>
  readTable('zone-schemes.csv').map((row) => ({
    scheme: row['scheme'] as ZoneSchemeId,
    key: row['zone'] as ZoneKey,
    zh: row['name_zh'] ?? '',
    en: row['name_en'] ?? '',
    ...validityOf(row['from'] ?? '', row['until'] ?? ''),
    basis: row['basis'] ?? '',
  })),
);

const LATER: Readonly<Record<string, ZoneKey>> = { ne: 'ne-cluster', se: 'se-cluster' };

/** The scheme in force on a day. */
export function zoneSchemeOn(on: PlainDate): ZoneSchemeId {
  return zones().find((zone) => isValidOn(zone, on))?.scheme ?? 'five-zones';
}

/**
 * The zone in which a division lies, by the scheme in force on the day or by a named one (the notice's gradient
 * rule R13 speaks of `five-zones`). Five districts straddle the inner ring: the files have no list of the
 * townships inside it, so they and their townships are indeterminate.
 */
export function zoneOf(code: DivisionCode, on: PlainDate, scheme = zoneSchemeOn(on)): ZoneAnswer {
  const among = zones().flatMap((zone) => (zone.scheme === scheme ? [zone.key] : []));
  if (code === '50') return { kind: 'indeterminate', scheme, among, reason: 'the code is the whole city' };
  const county = countyOf(code);
  if (county === undefined) return { kind: 'outside' };
  if (scheme === 'one-area-two-clusters')
    return { kind: 'zone', scheme, zone: LATER[county.zone] ?? 'metro' };
  if (county.zone !== 'split') return { kind: 'zone', scheme, zone: county.zone as ZoneKey };
  return {
    kind: 'indeterminate',
    scheme,
    among: ['core', 'ext'],
    reason: 'the district straddles the inner ring and the townships inside it are not in the files',
  };
}
