/** Free text as it is kept: ordinary blanks, one at a time, none at the ends; nothing when nothing is left. */
export function cleaned(text: string | null | undefined): string | null {
  const clean = (text ?? '').replaceAll(/[\s\u00a0\u3000]+/g, ' ').trim();
  return clean === '' ? null : clean;
}

/** Cut to what the event has room for, on a whole character. */
export function upTo(length: number, text: string | null): string | null {
  if (text === null || text.length <= length) return text;
  const cut = text.slice(0, length);
  return /\p{Surrogate}$/u.test(cut) ? cut.slice(0, -1) : cut;
}
