declare const divisionCode: unique symbol;

/**
 * Code of an administrative division in its one canonical form: 2 digits for a province, 4 for a city,
 * 6 for a county, 9 for a township, 12 for a village (GB/T 2260, then the statistical division codes).
 * The type promises the form only; whether the code exists is a question for {@link findDivisions}.
 */
export type DivisionCode = string & { readonly [divisionCode]: true };

export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village';

const LEVELS: Readonly<Record<number, DivisionLevel>> = {
  2: 'province',
  4: 'city',
  6: 'county',
  9: 'township',
  12: 'village',
};

/** The parent's number of digits by the code's own number of digits. */
const PARENT_LENGTH: Readonly<Record<number, number>> = { 12: 9, 9: 6, 6: 4, 4: 2 };

/**
 * Reads a division code in canonical or zero-padded form (`440000` → `44`, `440300` → `4403`,
 * `500119000000` → `500119`); undefined when the text is no such code.
 */
export function parseDivisionCode(text: string): DivisionCode | undefined {
  if (!/^[1-9]\d*$/.test(text) || LEVELS[text.length] === undefined) return undefined;
  let code = text;
  if (code.length === 12 && code.endsWith('000')) code = code.slice(0, 9);
  if (code.length === 9 && code.endsWith('000')) code = code.slice(0, 6);
  if (code.length === 6 && code.endsWith('00')) code = code.slice(0, 4);
  if (code.length === 4 && code.endsWith('00')) code = code.slice(0, 2);
  return code as DivisionCode;
}

/** For codes written in our own files and tests; throws on anything that is no division code. */
export function asDivisionCode(text: string): DivisionCode {
  const code = parseDivisionCode(text);
  if (code === undefined) throw new RangeError(`not a division code: ${text}`);
  return code;
}

export function levelOfDivision(code: DivisionCode): DivisionLevel {
  const level = LEVELS[code.length];
  if (level === undefined) throw new RangeError(`not a division code: ${code}`);
  return level;
}

/** Codes above this one by their digits alone, nearest first, whether they exist or not. */
export function prefixesOf(code: DivisionCode): DivisionCode[] {
  const found: DivisionCode[] = [];
  for (let length = PARENT_LENGTH[code.length]; length !== undefined; length = PARENT_LENGTH[length])
    found.push(code.slice(0, length) as DivisionCode);
  return found;
}
