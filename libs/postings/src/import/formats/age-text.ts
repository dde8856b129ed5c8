import { readable } from '../../domain/checks/readable';

const RANGE = /(\d{2})\s*(?:周?岁)?\s*(?:\([^()]*\))?\s*(?:[~—–\-至到]|to)\s*(\d{2})(?!\d)/i;
const LOWEST = /(?:年?满|不低于|大于)\s*(\d{2})|(\d{2})\s*(?:周?岁)?(?:及|含|\([^()]*\))*以上/;
const HIGHEST = /(?:不超过|未满)\s*(\d{2})|(\d{2})\s*(?:周?岁)?(?:及|含|\([^()]*\))*(?:以下|以内)/;

/**
 * Ages that a notice states for everybody: "18-65周岁", "年满16周岁以上". What it adds by relaxation (放宽) or
 * exception is left to `ageRaw`; ages by sex give no figure, because none holds for everybody.
 */
export function ageOf(ageRaw: string | null): { min: number | null; max: number | null } | null {
  const stated = readable(ageRaw ?? '').split(/放宽|[;。]/, 1)[0] ?? '';
  if (/[男女]/.test(stated)) return null;
  const range = RANGE.exec(stated);
  const min = range?.[1] ?? firstOf(LOWEST.exec(stated));
  const max = range?.[2] ?? firstOf(HIGHEST.exec(stated));
  return min === undefined && max === undefined ? null : { min: toNumber(min), max: toNumber(max) };
}

function firstOf(match: RegExpExecArray | null): string | undefined {
  return match?.[1] ?? match?.[2];
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
