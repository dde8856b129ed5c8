import type { Identifier } from './employer.events';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z. */
const USCC_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_CODE_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Upper case without blanks and hyphens, as identifiers are compared and claimed. */
export function normalizeIdentifier({ scheme, value }: Identifier): Identifier {
  return { scheme, value: value.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase() };
}

/** Whether a normalized identifier has the form and the check digit of its scheme. */
export function isValidIdentifier({ scheme, value }: Identifier): boolean {
  switch (scheme) {
    case 'uscc':
      return isUscc(value);
    case 'orgcode9':
      return isOrgCode(value);
    case 'licence15':
      return isLicence(value);
  }
}

/**
 * What is claimed for an identifier: itself, and for a social credit code also the organisation code inside
 * it, so that one firm cannot be registered under its old code and its new one.
 */
export function claimKeysOf(identifier: Identifier): string[] {
  const { scheme, value } = identifier;
  return scheme === 'uscc' ? [`uscc:${value}`, `orgcode9:${value.slice(8, 17)}`] : [`${scheme}:${value}`];
}

/** GB 32100-2015; characters 9–17 are an organisation code with its own check character. */
function isUscc(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return false;
  const sum = weighted(value, USCC_WEIGHTS, (char) => USCC_CHARS.indexOf(char));
  return USCC_CHARS[(31 - (sum % 31)) % 31] === value[17] && isOrgCode(value.slice(8, 17));
}

/** GB 11714-1997: eight characters and a check character, which is X for 10. */
function isOrgCode(value: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return false;
  const sum = weighted(value, ORG_CODE_WEIGHTS, (char) => parseInt(char, 36));
  const check = (11 - (sum % 11)) % 11;
  return (check === 10 ? 'X' : String(check)) === value[8];
}

/** Registration number of 15 digits, the last by GB/T 17710 (ISO 7064 MOD 11,10). */
function isLicence(value: string): boolean {
  if (!/^\d{15}$/.test(value)) return false;
  let product = 10;
  for (const digit of value.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(value[14]);
}

function weighted(value: string, weights: readonly number[], worth: (char: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * worth(value[index] ?? ''), 0);
}
