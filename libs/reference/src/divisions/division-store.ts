import { once, readTable, type Row } from '../data-files';
import { isValidOn, validityOf, type PlainDate, type Validity } from '../plain-date';
import {
  asDivisionCode,
  levelOfDivision,
  prefixesOf,
  type DivisionCode,
  type DivisionLevel,
} from './division-code';

/**
 * Where a record comes from: `nbs-2023` the list of 2023, `gb2260-lists` former lists (an end is then known
 * only between two lists, the later one is stored), `compiled` the project's table of districts,
 * `general-knowledge` no source at hand, `press-reports` no official text at hand.
 */
export type DivisionBasis = 'nbs-2023' | 'gb2260-lists' | 'compiled' | 'general-knowledge' | 'press-reports';

/** One code with one name over one interval; a code that was used again has several records. */
export interface Division extends Validity {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  /** The next division above; undefined for a province. */
  readonly parent?: DivisionCode;
  readonly basis: DivisionBasis;
  /** What took its place when it ended; empty: not known. */
  readonly successors: readonly DivisionCode[];
  readonly note?: string;
}

/** Groups of the statistics bureau between province and county that are no divisions (市辖区, 县, 省直辖…). */
const GROUP_ONLY = /^(市辖区|县)$|直辖县级行政区划$/;

const groupCodes = once(
  () =>
    new Set(
      readTable('cities.csv').flatMap((row) =>
        GROUP_ONLY.test(row['name'] ?? '') ? [row['code'] ?? ''] : [],
      ),
    ),
);

/** Codes above this one that are divisions, nearest first. */
export function divisionsAbove(code: DivisionCode): DivisionCode[] {
  return prefixesOf(code).filter((above) => !groupCodes().has(above));
}

function listed(row: Row): Division {
  const code = asDivisionCode(row['code'] ?? '');
  return division(code, row['name'] ?? '', { basis: 'nbs-2023', successors: [] });
}

function recorded(row: Row): Division {
  const code = asDivisionCode(row['code'] ?? '');
  const note = row['note'] ?? '';
  return division(code, row['name'] ?? '', {
    ...validityOf(row['from'] ?? '', row['until'] ?? ''),
    basis: row['basis'] as DivisionBasis,
    successors: (row['successors'] ?? '').split(';').filter(Boolean).map(asDivisionCode),
    ...(note === '' ? {} : { note }),
  });
}

type Rest = Omit<Division, 'code' | 'name' | 'level' | 'parent'>;

function division(code: DivisionCode, name: string, rest: Rest): Division {
  // Townships and villages are most of the records; nothing stands between them and what their digits say.
  const parent = code.length > 6 ? (code.slice(0, -3) as DivisionCode) : divisionsAbove(code)[0];
  return { code, name, level: levelOfDivision(code), ...(parent === undefined ? {} : { parent }), ...rest };
}

/**
 * Provinces to townships by code, records of one code in order of time. `division-history.csv` comes first:
 * the list of 2023 only adds codes it does not name, or the present meaning of a code that was used before.
 */
export const divisionRecords = once((): ReadonlyMap<string, readonly Division[]> => {
  const records = new Map<string, Division[]>();
  for (const row of readTable('division-history.csv')) {
    const record = recorded(row);
    const before = records.get(record.code) ?? [];
    // A former list does not say when a code got its name: at the latest when the name before it ended.
    const from = record.from ?? before.at(-1)?.until;
    records.set(record.code, [...before, from === undefined ? record : { ...record, from }]);
  }
  for (const file of ['provinces.csv', 'cities.csv', 'areas.csv', 'cq_streets.csv'])
    for (const record of readTable(file).map(listed)) addListed(records, record);
  return records;
});

function addListed(records: Map<string, Division[]>, record: Division): void {
  const former = records.get(record.code);
  // Prefectures without counties (东莞) stand in the list of counties once more, as 441900.
  if (groupCodes().has(record.code) || former?.some(({ name }) => name === record.name) === true) return;
  const from = former?.at(-1)?.until;
  records.set(record.code, [...(former ?? []), from === undefined ? record : { ...record, from }]);
}

/** 11,270 of the 16,000 records, rarely asked for: read when the first village is. */
export const villageRecords = once((): ReadonlyMap<string, readonly Division[]> => {
  return new Map(
    readTable('cq_villages.csv')
      .map(listed)
      .map((village) => [village.code as string, [village]]),
  );
});

/** The record of a list that is in force on the day. */
export function recordOn(records: readonly Division[], on: PlainDate): Division | undefined {
  return records.find((record) => isValidOn(record, on));
}
