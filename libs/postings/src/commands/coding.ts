import { mapTitle, resolveAddress, type DivisionCode } from '@chunfeng/reference';
import type { ProposedTerms } from '../domain/proposal';

/** Terms that say nothing: whoever proposes a posting fills in what is known. */
export const SILENT_TERMS: Omit<ProposedTerms, 'title' | 'kind'> = {
  occupation: null,
  headcount: null,
  headcountRaw: null,
  referralRatio: null,
  wage: null,
  wageRaw: null,
  place: null,
  placeRaw: null,
  age: null,
  ageRaw: null,
  sexRaw: null,
  sexLegalGround: null,
  education: null,
  requiredSkill: null,
  skills: [],
  experienceMonths: null,
  health: null,
  industry: null,
  workForm: null,
  targetGroups: [],
  lodging: null,
  board: null,
  benefits: [],
  description: null,
  validFrom: null,
  validThrough: null,
};

/** The occupation that a title leads to; the title itself is kept as it was written. */
export function occupationOf(title: string, kind: string): ProposedTerms['occupation'] {
  const mapping = mapTitle(title, { kind });
  if (mapping.kind === 'unmapped') return null;
  return { code: mapping.code, edition: '2022', method: mapping.method };
}

/** The division of an address, looked for inside one that is known already, where one is. */
export function placeOf(address: string | null, within?: DivisionCode): string | null {
  if (address === null) return within ?? null;
  const found = resolveAddress(address);
  if (found.kind !== 'resolved') return within ?? null;
  return within === undefined || found.code.startsWith(within) ? found.code : within;
}

/** Yuan with up to two decimals to integer fen. */
export function fenOf(yuan: number | null): number | null {
  return yuan === null ? null : Math.round(yuan * 100);
}
