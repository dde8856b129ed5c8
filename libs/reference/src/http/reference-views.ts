import { readPage, toPage, type Page, type PageQuery } from '@chunfeng/http';
import type { DivisionCode } from '../divisions/division-code';
import { ancestors, divisionStatusAt, findDivisions, successors } from '../divisions/divisions';
import { officeName } from '../offices/office-names';
import { officePath, reportingUnitOf, type Office } from '../offices/offices';
import { unitOf } from '../offices/unit-of';
import { findOccupation, parentsOf, type Occupation } from '../occupations/occupations';
import { dayInShanghai, type PlainDate } from '../plain-date';
import type { TitleMapping } from '../titles/map-title';
import { zoneOf } from '../zones/zones';
import type { OccupationDto, TitleMappingDto } from './classification.dto';
import type { DivisionDetailsDto, DivisionDto, DivisionStatusDto } from './division.dto';
import type { OfficeDetailsDto, OfficeDto } from './office.dto';

/** Today in Asia/Shanghai. */
export function today(): PlainDate {
  return dayInShanghai(new Date());
}

/** A page of a list that never changes while the process runs, so a place in it is a sufficient cursor. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  query: PageQuery,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const request = readPage(query, query, ['number']);
  const seen = request.after?.[0];
  const start = seen === undefined ? 0 : Number(seen) + 1;
  const numbered = rows
    .slice(start, start + request.limit + 1)
    .map((row, index) => ({ row, place: start + index }));
  return toPage(
    numbered,
    request,
    ({ place }) => [place],
    ({ row }) => itemOf(row),
  );
}

export function divisionStatusView(code: DivisionCode, on: PlainDate): DivisionStatusDto {
  const status = divisionStatusAt(code, on);
  const next = successors(code, on);
  return {
    code,
    on,
    status: status.kind,
    ...(status.kind === 'unknown-code' ? {} : { division: divisionView(status.division) }),
    successors: 'codes' in next ? [...next.codes] : [],
    ...('reason' in next ? { reason: next.reason } : {}),
  };
}

export function divisionDetailsView(code: DivisionCode, on: PlainDate): DivisionDetailsDto {
  const unit = unitOf(code);
  return {
    code,
    records: findDivisions(code).map(divisionView),
    ancestors: ancestors(code),
    zone: copied(zoneOf(code, on)),
    ...(unit === undefined ? {} : { unit: copied(unit) }),
  };
}

function divisionView(division: ReturnType<typeof findDivisions>[number]): DivisionDto {
  return { ...division, successors: [...division.successors] };
}

/** The fields as a plain object: a spread of it is one too. */
type OfficeFields = Pick<OfficeDto, keyof OfficeDto>;

export function officeView(office: Office): OfficeFields {
  const { id, name, level, parent, divisionCode } = office;
  return {
    id,
    name,
    nameEn: officeName(id, 'en') ?? name,
    level,
    ...(parent === undefined ? {} : { parent }),
    ...(divisionCode === undefined ? {} : { divisionCode }),
  };
}

export function officeDetailsView(office: Office): OfficeDetailsDto {
  const reportingUnit = reportingUnitOf(office.id);
  const below = office.level === 'township' || office.level === 'village';
  const unit = below && office.divisionCode !== undefined ? unitOf(office.divisionCode) : undefined;
  return {
    ...officeView(office),
    path: officePath(office.id).map(({ id }) => id),
    ...(reportingUnit === undefined ? {} : { reportingUnit }),
    ...(unit === undefined ? {} : { unitCertainty: copied(unit) }),
  };
}

export function occupationView({ code, name, level }: Occupation): OccupationDto {
  return { code, name, level, path: parentsOf(code) };
}

export function titleView(mapping: TitleMapping): TitleMappingDto {
  if (mapping.kind === 'unmapped') return mapping;
  return { ...mapping, name: findOccupation(mapping.code)?.name ?? mapping.code };
}

/** DTO classes hold plain arrays; the look-ups hand out read-only ones. */
type Copied<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

function copied<T extends object>(value: T): Copied<T> {
  return structuredClone(value) as Copied<T>;
}
