import { once, readTable } from '../data-files';
import { isValidOn, validityOf, type PlainDate, type Validity } from '../plain-date';
import {
  asDivisionCode,
  levelOfDivision,
  prefixesOf,
  type DivisionCode,
  type DivisionLevel,
} from './division-code';

/**
 * Where a record comes from. `press-reports` means that no official text stood behind it when the file
 * was made, `general-knowledge` that it was written down without a source at hand.
 */
export type DivisionBasis = 'nbs-2023' | 'gb2260-history' | 'press-reports' | 'general-knowledge';

/** One code with one name over one interval; a code that was reused has several records. */
export interface Division extends Validity {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  /** The next division above; undefined for a province. */
  readonly parent?: DivisionCode;
  readonly basis: DivisionBasis;
  readonly note?: string;
}

/** Groups of the statistics bureau between province and county that are no divisions (市辖区, 县, 省直辖…). */
function isGroupOnly(name: string): boolean {
  return name === '市辖区' || name === '县' || name.endsWith('直辖县级行政区划');
}

interface Store {
  readonly records: ReadonlyMap<string, readonly Division[]>;
  readonly groups: ReadonlySet<string>;
}

function parentOf(code: DivisionCode, groups: ReadonlySet<string>): DivisionCode | undefined {
  return prefixesOf(code).find((above) => !groups.has(above));
}

function toDivision(
  code: DivisionCode,
  name: string,
  groups: ReadonlySet<string>,
  more: Partial<Division>,
): Division {
  const parent = parentOf(code, groups);
  return {
    code,
    name,
    level: levelOfDivision(code),
    ...(parent === undefined ? {} : { parent }),
    basis: 'nbs-2023',
    ...more,
  };
}

/** Records of `division-history.csv` replace the open interval that the list of 2023 gives a code. */
function load(): Store {
  const groups = new Set(
    readTable('cities.csv').flatMap((row) => (isGroupOnly(row['name'] ?? '') ? [row['code'] ?? ''] : [])),
  );
  const records = new Map<string, Division[]>();
  for (const row of readTable('division-history.csv')) {
    const code = asDivisionCode(row['code'] ?? '');
    const note = row['note'] ?? '';
    const more = {
      ...validityOf(row['from'] ?? '', row['until'] ?? ''),
      basis: row['basis'] as DivisionBasis,
      ...(note === '' ? {} : { note }),
    };
    records.set(code, [...(records.get(code) ?? []), toDivision(code, row['name'] ?? '', groups, more)]);
  }
  for (const file of ['provinces.csv', 'cities.csv', 'areas.csv', 'cq_streets.csv'])
    for (const row of readTable(file)) {
      const code = asDivisionCode(row['code'] ?? '');
      if (groups.has(code) || records.has(code)) continue;
      records.set(code, [toDivision(code, row['name'] ?? '', groups, {})]);
    }
  return { records, groups };
}

const store = once(load);

/** Villages are 11,270 of the 16,000 records and are asked for rarely: read when the first one is. */
const villages = once(() => {
  const { groups } = store();
  return new Map(
    readTable('cq_villages.csv').map((row) => {
      const code = asDivisionCode(row['code'] ?? '');
      return [code, [toDivision(code, row['name'] ?? '', groups, {})]] as const;
    }),
  );
});

/** All records of a code in the order of their validity; empty when the code is in no list. */
export function findDivisions(code: DivisionCode): readonly Division[] {
  return (code.length === 12 ? villages() : store().records).get(code) ?? [];
}

/** The division that the code meant on that day; undefined when it meant none (as far as the files tell). */
export function divisionAt(code: DivisionCode, on: PlainDate): Division | undefined {
  return findDivisions(code).find((division) => isValidOn(division, on));
}

/** Every division except villages (see {@link allVillages}), former ones included. */
export function allDivisions(): Division[] {
  return [...store().records.values()].flat();
}

/** The villages of Chongqing; those of other provinces are not in the files. */
export function allVillages(): Division[] {
  return [...villages().values()].flat();
}

/**
 * Divisions above this one, nearest first, ending in the province. A district of Chongqing hangs under
 * `50` directly, because the statistical groups 5001 and 5002 are no divisions.
 */
export function ancestors(code: DivisionCode): DivisionCode[] {
  const { groups } = store();
  return prefixesOf(code).filter((above) => !groups.has(above));
}
