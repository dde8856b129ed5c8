/** The one form of a name in which it is hashed: blanks and the several middle dots of names make no difference. */
export function searchableName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•‧・]/gu, '')
    .toLowerCase();
}

/** The digits of a telephone number, without the prefix of the country. */
export function searchablePhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/gu, '');
  return digits.length > 11 && digits.startsWith('86') ? digits.slice(2) : digits;
}
