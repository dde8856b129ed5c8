import type { DivisionCode } from '../divisions/division-code';
import { chongqingCounties, countyOf } from './chongqing-counties';

/** A county of Chongqing and its partner city in Shandong (渝鲁扶贫协作). */
export interface ShandongPair {
  readonly county: DivisionCode;
  readonly partner: DivisionCode;
  readonly partnerName: string;
  /** Year, or year and month, since when; the 14 pair since 2016, one is older. */
  readonly since: string;
  readonly verified: boolean;
  readonly evidence: string;
}

/** Pairs that began before the 14 of 2016. */
const SINCE: Readonly<Record<string, string>> = { '500236': '2010-11' };

/** The 14 pairs; six of them are not verified. */
export function shandongPairs(): ShandongPair[] {
  return [...chongqingCounties().values()].flatMap(({ code, partner }) =>
    partner === undefined
      ? []
      : [
          {
            county: code,
            partner: partner.code,
            partnerName: partner.name,
            since: SINCE[code] ?? '2016',
            verified: partner.evidence.startsWith('verified'),
            evidence: partner.evidence,
          },
        ],
  );
}

/** The pair of the county in which a division lies; undefined when it has none. */
export function shandongPairOf(code: DivisionCode): ShandongPair | undefined {
  const county = countyOf(code)?.code;
  return shandongPairs().find((pair) => pair.county === county);
}
