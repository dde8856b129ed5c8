/*
 * One person is found however the value was typed: full-width characters, blanks, small letters, country codes.
 * Stored hashes depend on these forms: a change needs a new key version and a rebuild.
 */

export function normalCitizenNumber(text: string): string {
  return withoutBlanks(text).toUpperCase();
}

/** All ways of writing the dot in names such as 买买提·艾力 are one; Latin letters count without case. */
export function normalName(text: string): string {
  return withoutBlanks(text)
    .replace(/[·•‧・･.．]/gu, '·')
    .toUpperCase();
}

/** Digits without separators and without the country code of China. */
export function normalPhone(text: string): string {
  const digits = withoutBlanks(text).replace(/[^\d+]/g, '');
  return digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '').replace(/^(?:\+|00)86/, '');
}

function withoutBlanks(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]/gu, '');
}
