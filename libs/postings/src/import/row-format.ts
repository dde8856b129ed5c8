import { mapChunfengRow } from './formats/chunfeng-row';
import { mapGraduateRow } from './formats/graduate-row';
import type { MappedRow } from './formats/mapped-row';
import { mapPublicRow } from './formats/public-row';

type Row = Readonly<Record<string, unknown>>;

/** `public`: rows of public notices. `graduate`: rows of the graduate postings of 2023. `chunfeng`: our own. */
export const ROW_FORMATS = ['chunfeng', 'public', 'graduate'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

const MAPPERS: Readonly<Record<RowFormat, (row: Row) => MappedRow>> = {
  chunfeng: mapChunfengRow,
  public: mapPublicRow,
  graduate: mapGraduateRow,
};

/** Fields that only one of the formats has. */
const MARKS: Readonly<Record<RowFormat, readonly string[]>> = {
  chunfeng: ['terms', 'source'],
  public: ['title', 'kind', 'headcount_raw', 'place_raw'],
  graduate: ['title', 'pay_type', 'education_code'],
};

/** The format whose marks a row carries; undefined when none does. */
export function formatOf(row: Row): RowFormat | undefined {
  return ROW_FORMATS.find((format) => MARKS[format].every((field) => Object.hasOwn(row, field)));
}

export function mapRow(row: Row, format: RowFormat): MappedRow {
  return MAPPERS[format](row);
}
