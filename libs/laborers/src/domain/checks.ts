import { type Refusal, reject } from '@chunfeng/event-log';
import {
  findDivisions,
  findIndustry,
  findOccupation,
  findOffice,
  isPlainDate,
  parseDivisionCode,
  parseEducationCode,
  reportingUnits,
} from '@chunfeng/reference';
import type { LaborerErrorCode } from './laborer.errors';

/** A field found wanting, or nothing. */
export type Finding = Refusal<LaborerErrorCode> | undefined;

/** The first thing that is wrong. */
export function firstOf(...findings: readonly Finding[]): Finding {
  return findings.find((finding) => finding !== undefined);
}

export function realDay(field: string, date: string | null): Finding {
  return date === null || isPlainDate(date) ? undefined : reject('laborer.date-impossible', { field });
}

/** What has happened cannot lie ahead. */
export function pastDay(field: string, date: string | null, today: string): Finding {
  if (date === null) return undefined;
  return realDay(field, date) ?? (date > today ? reject('laborer.date-in-future', { field }) : undefined);
}

export function knownOffice(field: string, office: string): Finding {
  return findOffice(office) === undefined ? reject('laborer.office-unknown', { field }) : undefined;
}

/** One of the 40 reporting units: never a township, never the bureau itself. */
export function knownUnit(field: string, unit: string | null): Finding {
  if (unit === null || reportingUnits().some(({ id }) => id === unit)) return undefined;
  return reject('laborer.unit-unknown', { field });
}

/** A place where somebody lives: county, township or village. */
export function knownResidence(field: string, text: string): Finding {
  return text.length >= 6 && isDivision(text) ? undefined : reject('laborer.division-unknown', { field });
}

/** A region where somebody would work: province, city or county. */
export function knownRegion(field: string, text: string): Finding {
  return text.length <= 6 && isDivision(text) ? undefined : reject('laborer.division-unknown', { field });
}

/** Townships and villages are on file for Chongqing only: elsewhere the county is all that can be checked. */
function isDivision(text: string): boolean {
  if (parseDivisionCode(text) !== text) return false;
  const checked = parseDivisionCode(text.startsWith('50') ? text : text.slice(0, 6));
  return checked !== undefined && findDivisions(checked).length > 0;
}

export function knownOccupation(field: string, code: string): Finding {
  return findOccupation(code) === undefined ? reject('laborer.occupation-unknown', { field }) : undefined;
}

export function knownEducation(field: string, code: string): Finding {
  return parseEducationCode(code) === undefined ? reject('laborer.education-unknown', { field }) : undefined;
}

export function knownIndustry(field: string, code: string | null): Finding {
  if (code === null || findIndustry(code) !== undefined) return undefined;
  return reject('laborer.industry-unknown', { field });
}
