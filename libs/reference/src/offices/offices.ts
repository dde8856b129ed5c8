import { once, readTable } from '../data-files';
import { allDivisions, allVillages, findDivisions } from '../divisions/divisions';
import { asDivisionCode, type DivisionCode } from '../divisions/division-code';
import type { Validity } from '../plain-date';

declare const officeId: unique symbol;
declare const reportingUnitId: unique symbol;

/** `CQ` (municipal bureau), `D500235` or `U-WANSHENG` (reporting unit), `T500235001` (township), `V500235001001` (village). */
export type OfficeId = string & { readonly [officeId]: true };

/** One of the 40 reporting units; never a division code: two of them have none. */
export type ReportingUnitId = OfficeId & { readonly [reportingUnitId]: true };

export type OfficeLevel = 'municipal' | 'unit' | 'township' | 'village';

export interface Office {
  readonly id: OfficeId;
  readonly name: string;
  readonly level: OfficeLevel;
  /** Undefined only for the root. */
  readonly parent?: OfficeId;
  /** The division that the office serves; the two development zones have none. */
  readonly divisionCode?: DivisionCode;
}

/** A unit ends with its district (江北 and 渝北 on 2025-11-06, by press reports); its id stays good for old facts. */
export interface ReportingUnit extends Office, Validity {
  readonly id: ReportingUnitId;
  readonly kind: 'district_county' | 'development_zone';
  /** The district itself, or the divisions in which a development zone lies. */
  readonly baseDivisions: readonly DivisionCode[];
  readonly note?: string;
}

export const ROOT_OFFICE = 'CQ' as OfficeId;

/** 万盛's ten townships lie inside 綦江区 but report to their own unit. */
export const WANSHENG = 'U-WANSHENG' as ReportingUnitId;

/** 两江新区; which townships belong to it is not in the files. */
export const LIANGJIANG = 'U-LIANGJIANG' as ReportingUnitId;

/** The 40 reporting units in the order of the file. */
export const reportingUnits = once((): readonly ReportingUnit[] =>
  readTable('reporting_units.csv').map((row) => {
    const baseDivisions = (row['base_division_codes'] ?? '').split(';').map(asDivisionCode);
    const [division] = baseDivisions;
    const district = row['kind'] === 'district_county';
    const note = row['note'] ?? '';
    const until = district && division !== undefined ? findDivisions(division).at(-1)?.until : undefined;
    return {
      id: row['unit_id'] as ReportingUnitId,
      name: row['name'] ?? '',
      level: 'unit',
      parent: ROOT_OFFICE,
      kind: district ? 'district_county' : 'development_zone',
      baseDivisions,
      ...(district && division !== undefined ? { divisionCode: division } : {}),
      ...(until === undefined ? {} : { until }),
      ...(note === '' ? {} : { note }),
    };
  }),
);

const wanshengTownships = once(
  () => new Set<string>(reportingUnits().find((unit) => unit.id === WANSHENG)?.baseDivisions),
);

/** The unit under which a township's office hangs (as the tree has it; see `unitOf` for what is certain). */
function unitOfTownship(code: DivisionCode): ReportingUnitId {
  return wanshengTownships().has(code) ? WANSHENG : (`D${code.slice(0, 6)}` as ReportingUnitId);
}

const upperOffices = once((): ReadonlyMap<string, Office> => {
  const root: Office = {
    id: ROOT_OFFICE,
    name: '重庆市人力资源和社会保障局',
    level: 'municipal',
    divisionCode: asDivisionCode('50'),
  };
  const offices = new Map<string, Office>([
    [root.id, root],
    ...reportingUnits().map((unit) => [unit.id, unit] as const),
  ]);
  for (const { code, name, level } of allDivisions())
    if (level === 'township') {
      const id = `T${code}` as OfficeId;
      offices.set(id, { id, name, level, parent: unitOfTownship(code), divisionCode: code });
    }
  return offices;
});

const villageOffices = once((): ReadonlyMap<string, Office> => {
  const villages = allVillages().map(({ code, name }): [string, Office] => {
    const id = `V${code}` as OfficeId;
    return [
      id,
      { id, name, level: 'village', parent: `T${code.slice(0, 9)}` as OfficeId, divisionCode: code },
    ];
  });
  return new Map(villages);
});

/** The office with this id; undefined when there is none. */
export function findOffice(id: string): Office | undefined {
  return (id.startsWith('V') ? villageOffices() : upperOffices()).get(id);
}

/** Narrows a text to an office id; undefined when no such office exists. */
export function parseOfficeId(text: string): OfficeId | undefined {
  return findOffice(text)?.id;
}

/** The bureau, the 40 units and the townships; villages are left to {@link officesUnder}. */
export function upperOfficeList(): Office[] {
  return [...upperOffices().values()];
}

/** Offices whose parent is this one, in the order of the files. */
export function officesUnder(parent: OfficeId): Office[] {
  const offices = parent.startsWith('T') ? villageOffices() : upperOffices();
  return [...offices.values()].filter((office) => office.parent === parent);
}

/** The office itself and everything above it, nearest first, ending in the municipal bureau. */
export function officePath(id: OfficeId): Office[] {
  const path: Office[] = [];
  for (let office = findOffice(id); office !== undefined; office = office.parent && findOffice(office.parent))
    path.push(office);
  return path;
}

/** Whether an office is the other one or lies below it: "own" in every grant of rights. False for unknown offices. */
export function isWithin(id: OfficeId, ancestor: OfficeId): boolean {
  return officePath(id).some((office) => office.id === ancestor);
}

/** The reporting unit of an office; undefined for the municipal bureau and for unknown offices. */
export function reportingUnitOf(id: OfficeId): ReportingUnitId | undefined {
  return officePath(id).find((office) => office.level === 'unit')?.id as ReportingUnitId | undefined;
}
