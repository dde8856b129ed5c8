import { type Refusal, reject } from '@chunfeng/event-log';
import {
  findDivisions,
  findOffice,
  isPlainDate,
  isWithin,
  parseDivisionCode,
  type OfficeId,
} from '@chunfeng/reference';
import type { HouseholdErrorCode } from './household.errors';

export type Finding = Refusal<HouseholdErrorCode> | undefined;

/** The first thing that is wrong. */
export function firstOf(...findings: readonly Finding[]): Finding {
  return findings.find((finding) => finding !== undefined);
}

export function pastDay(field: string, date: string, today: string): Finding {
  if (!isPlainDate(date)) return reject('household.date-impossible', { field });
  return date > today ? reject('household.date-in-future', { field }) : undefined;
}

/** An office exists, and it is the caller's own one or lies below it. */
export function ownOffice(field: string, office: string, actorOffice: string | undefined): Finding {
  if (findOffice(office) === undefined) return reject('household.office-unknown', { field });
  if (isWithin(office as OfficeId, (actorOffice ?? '') as OfficeId)) return undefined;
  return reject('household.office-not-own', { field });
}

/** County, township or village; below the county only Chongqing's are on file. */
export function knownResidence(field: string, code: string): Finding {
  const checked = parseDivisionCode(code.startsWith('50') ? code : code.slice(0, 6));
  const known = code.length >= 6 && checked !== undefined && findDivisions(checked).length > 0;
  return known ? undefined : reject('household.division-unknown', { field });
}
