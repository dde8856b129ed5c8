import { formatPosition } from '@chunfeng/event-log';
import type { Role } from '@chunfeng/http';
import type { Grounds } from '../queries/figure-grounds';
import type { PlacementCell, PlacementFigures } from '../queries/placement-figures';
import { hidden, hideSmallRows, isSmall, shown } from '../queries/small-cells';
import type { WillingnessCell, WillingnessFigures } from '../queries/willingness-figures';
import type {
  PlacementCellDto,
  PlacementRowDto,
  WillingnessCellDto,
  WillingnessRowDto,
} from './dto/figures.dto';

/** Analysts work on tables that are passed on; offices know their own people anyway. */
export function hidesSmallCells(role: Role): boolean {
  return role === 'analyst';
}

/** What every answer says of itself. */
export function headOf({ unit, at }: Grounds, by: readonly string[]) {
  return { position: formatPosition(at), unit: unit ?? null, by };
}

const PLACEMENT = ['persons', 'personTimes'] as const;

export function showPlacements({ rows, total }: PlacementFigures, hides: boolean) {
  const personsOf = ({ contributors }: PlacementCell) => contributors;
  const seen = hides ? hideSmallRows(rows, PLACEMENT, personsOf) : rows.map((row) => shown(row, PLACEMENT));
  const whole = hides && isSmall(total.contributors) ? hidden(total, PLACEMENT) : shown(total, PLACEMENT);
  return {
    rows: seen.map(({ dimensions, ...cell }): PlacementRowDto => {
      const { 'work-form': workForm, ...others } = dimensions;
      return { ...others, ...(workForm === undefined ? {} : { workForm }), ...placementCell(cell) };
    }),
    total: placementCell(whole),
  };
}

function placementCell({ persons, personTimes, suppressed }: PlacementCellDto) {
  return { persons, personTimes, suppressed };
}

const WILLINGNESS = ['willing', 'unwilling', 'unknown', 'persons'] as const;

/** A row with one small answer is hidden whole: the others and the sum would tell it. */
export function showWillingness({ rows, total }: WillingnessFigures, hides: boolean) {
  const smallest = ({ willing, unwilling, unknown }: WillingnessCell) =>
    Math.min(...[willing, unwilling, unknown].filter((count) => count > 0));
  const seen = hides
    ? hideSmallRows(rows, WILLINGNESS, smallest)
    : rows.map((row) => shown(row, WILLINGNESS));
  const whole = hides && isSmall(smallest(total)) ? hidden(total, WILLINGNESS) : shown(total, WILLINGNESS);
  return {
    rows: seen.map(({ dimensions, ...cell }): WillingnessRowDto => ({ ...dimensions, ...cell })),
    total: whole satisfies WillingnessCellDto,
  };
}
