import { once, readTable } from '../data-files';
import { successors } from '../divisions/divisions';
import { parseDivisionCode, type DivisionCode } from '../divisions/division-code';

/** One of the 38 districts and counties as they were at the time of the notice (December 2016). */
export interface ChongqingCounty {
  readonly code: DivisionCode;
  readonly name: string;
  /** `split`: the inner ring divides the district between core and extension zone. */
  readonly zone: string;
  readonly poverty: 'none' | 'national' | 'municipal';
  readonly povertyEvidence: string;
  readonly partner?: { readonly name: string; readonly code: DivisionCode; readonly evidence: string };
}

/** The 38 districts and counties by code. */
export const chongqingCounties = once((): ReadonlyMap<string, ChongqingCounty> => {
  const counties = readTable('cq_districts_2016.csv').map((row): [string, ChongqingCounty] => {
    const code = row['code'] ?? '';
    const partner = parseDivisionCode(row['shandong_partner_code'] ?? '');
    return [
      code,
      {
        code: code as DivisionCode,
        name: row['name'] ?? '',
        zone: row['zone_key'] ?? '',
        poverty: row['poverty_county'] as ChongqingCounty['poverty'],
        povertyEvidence: row['poverty_evidence'] ?? '',
        ...(partner === undefined
          ? {}
          : {
              partner: {
                name: row['shandong_partner'] ?? '',
                code: partner,
                evidence: row['partner_evidence'] ?? '',
              },
            }),
      },
    ];
  });
  return new Map(counties);
});

/** Day of the notice: the table of districts is as of it. */
const NOTICE_DAY = '2016-12-28';

/**
 * The county of the table in which a division lies; codes out of force on the day of the notice (500234 开县,
 * 512222) are led to what stood in their place. Undefined outside Chongqing and for Chongqing itself.
 */
export function countyOf(code: DivisionCode): ChongqingCounty | undefined {
  if (code.length < 6) return undefined;
  const county = code.slice(0, 6) as DivisionCode;
  const known = chongqingCounties().get(county);
  if (known !== undefined) return known;
  const now = successors(county, NOTICE_DAY);
  return now.kind === 'replaced' && now.codes.length === 1
    ? chongqingCounties().get(now.codes[0] ?? '')
    : undefined;
}
