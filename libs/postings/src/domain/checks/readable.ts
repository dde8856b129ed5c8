/** Zero-width and joining characters, with which contact details are hidden from a plain search. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** One form for searching: full-width and circled digits become ASCII, invisible characters go (NFKC). */
export function readable(text: string): string {
  return text.replaceAll(INVISIBLE, '').normalize('NFKC');
}
