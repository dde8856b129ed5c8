import { countyOf } from '../counties/chongqing-counties';
import type { DivisionCode } from '../divisions/division-code';
import { LIANGJIANG, reportingUnits, WANSHENG, type ReportingUnitId } from './offices';

/** The reporting unit of a division; `alternatives` may be the true answer where it is not certain. */
export type UnitAnswer =
  | { readonly unit: ReportingUnitId; readonly certainty: 'certain' }
  | {
      readonly unit: ReportingUnitId;
      readonly certainty: 'indeterminate';
      readonly alternatives: readonly ReportingUnitId[];
      readonly reason: string;
    };

const LIANGJIANG_REASON =
  '两江新区 (U-LIANGJIANG) lies inside this district and the list of its townships is not in the files';
const WANSHENG_REASON = '万盛 (U-WANSHENG) lies inside this district: only a township code tells which unit';

/**
 * The reporting unit whose territory a division is (county, township or village of Chongqing, former codes
 * too). Undefined elsewhere and for the whole city.
 */
export function unitOf(code: DivisionCode): UnitAnswer | undefined {
  const zones = reportingUnits().filter((unit) => unit.kind === 'development_zone');
  const township = code.slice(0, 9);
  if (zones.some((zone) => zone.id === WANSHENG && zone.baseDivisions.some((base) => base === township)))
    return { unit: WANSHENG, certainty: 'certain' };
  const county = countyOf(code)?.code;
  const unit = reportingUnits().find(({ divisionCode }) => divisionCode === county)?.id;
  if (county === undefined || unit === undefined) return undefined;
  const around = zones.find((zone) => zone.baseDivisions.some((base) => base.slice(0, 6) === county));
  if (around?.id === LIANGJIANG)
    return {
      unit,
      certainty: 'indeterminate',
      alternatives: [LIANGJIANG],
      reason: LIANGJIANG_REASON,
    };
  if (around?.id === WANSHENG && code.length === 6)
    return { unit, certainty: 'indeterminate', alternatives: [WANSHENG], reason: WANSHENG_REASON };
  return { unit, certainty: 'certain' };
}
