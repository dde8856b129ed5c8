import { type DivisionCode, type DivisionLevel } from './division-code';
import { LONGEST_NAME, placesByName, type PlaceName } from './place-names';

/** What a free address says about the division it lies in. */
export type ResolvedAddress =
  | {
      readonly kind: 'resolved';
      readonly code: DivisionCode;
      readonly level: DivisionLevel;
      /** The part of the text that was understood, without spaces. */
      readonly matched: string;
      /** The code whose old name was written, where it was one (开县 → 500234). */
      readonly former?: DivisionCode;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly DivisionCode[] }
  | { readonly kind: 'unknown' };

export interface ResolveOptions {
  /** A division that the place is known to lie in, for instance the county of the office that asks. */
  readonly within?: DivisionCode;
}

interface Step {
  readonly place: PlaceName;
  readonly end: number;
}

const RANK: Readonly<Record<DivisionLevel, number>> = {
  province: 0,
  city: 1,
  county: 2,
  township: 3,
  village: 4,
};

/**
 * Codes a free address by reading division names from its start, each inside the one before. A township is
 * matched only inside its county, because names repeat (兴隆镇 is in four districts). Former names lead to the
 * present division. Other places named in the text after 、 make it ambiguous; text in brackets is left out.
 */
export function resolveAddress(text: string, options: ResolveOptions = {}): ResolvedAddress {
  const parts = normalize(text)
    .split(/[、/,;]|和(?=.{2,3}[市省])/)
    .filter((part) => part !== '');
  const found = parts.map((part) => readPlace(part, options.within));
  const [first] = found;
  const codes = found.flatMap((place) => (place.kind === 'resolved' ? [place.code] : []));
  if (first === undefined || (codes.length === 0 && first.kind !== 'ambiguous')) return { kind: 'unknown' };
  if (first.kind === 'ambiguous') return first;
  if (first.kind !== 'resolved') return { kind: 'ambiguous', candidates: [...new Set(codes)] };
  const elsewhere = codes.filter((code) => !code.startsWith(first.code) && !first.code.startsWith(code));
  return elsewhere.length === 0
    ? first
    : { kind: 'ambiguous', candidates: [...new Set([first.code, ...elsewhere])] };
}

/** Full-width forms become ASCII; spaces of every kind and bracketed remarks go. */
function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^中国\((.{2,3})\)/, '$1')
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/^(?:[^\p{L}\p{N}]+|或|中国|中华人民共和国|工作地点:?|地址:?|赴)+/u, '');
}

function readPlace(text: string, within: DivisionCode | undefined): ResolvedAddress {
  let end = 0;
  let last: PlaceName | undefined;
  let former: DivisionCode | undefined;
  let scope = within;
  for (;;) {
    const steps = stepsAt(text, end, scope, last);
    const [step] = steps;
    if (step === undefined) break;
    if (steps.length > 1) return { kind: 'ambiguous', candidates: steps.map(({ place }) => place.code) };
    last = step.place;
    former ??= last.former;
    scope = last.code;
    end = step.end;
  }
  if (last === undefined) return townshipsNamed(text, within);
  const stranger = cityElsewhere(text, end);
  if (stranger !== undefined) return { kind: 'ambiguous', candidates: [last.code, stranger] };
  const { code, level } = last;
  return {
    kind: 'resolved',
    code,
    level,
    matched: text.slice(0, end),
    ...(former === undefined ? {} : { former }),
  };
}

/** A township named without its district: all that have the name, even when it is one (the list may lack others). */
function townshipsNamed(text: string, within: DivisionCode | undefined): ResolvedAddress {
  for (let length = Math.min(LONGEST_NAME, text.length); within !== undefined && length >= 2; length--) {
    const candidates = (placesByName().get(text.slice(0, length)) ?? [])
      .filter(({ code, level }) => level === 'township' && code.startsWith(within))
      .map(({ code }) => code);
    if (candidates.length > 0) return { kind: 'ambiguous', candidates };
  }
  return { kind: 'unknown' };
}

/** A city of another province right after the part that was understood: the text contradicts itself. */
function cityElsewhere(text: string, start: number): DivisionCode | undefined {
  const [step] = stepsAt(text, start, undefined, undefined);
  return step?.place.level === 'city' && !step.place.short ? step.place.code : undefined;
}

/** The divisions that the longest name at this place of the text can mean. */
function stepsAt(
  text: string,
  start: number,
  scope: DivisionCode | undefined,
  last: PlaceName | undefined,
): Step[] {
  for (let length = Math.min(LONGEST_NAME, text.length - start); length >= 2; length--) {
    const name = text.slice(start, start + length);
    const places = (placesByName().get(name) ?? []).filter((place) => fits(place, scope, last));
    const end = start + length;
    if (places.length > 0) return upper(places).map((place) => ({ place, end }));
  }
  return [];
}

function fits(place: PlaceName, scope: DivisionCode | undefined, last: PlaceName | undefined): boolean {
  if (scope !== undefined && (!place.code.startsWith(scope) || place.code === scope)) return false;
  if (last !== undefined && RANK[place.level] <= RANK[last.level]) return false;
  if (place.level === 'township') return scope?.length === 6;
  return !place.short || scope !== undefined || RANK[place.level] < RANK.county;
}

/** One name for a city and its county (吉林省, 吉林市) means the upper one; present names win over former ones. */
function upper(places: readonly PlaceName[]): readonly PlaceName[] {
  const present = places.filter(({ former }) => former === undefined);
  const usable = present.length > 0 ? present : places;
  const highest = Math.min(...usable.map(({ level }) => RANK[level]));
  return usable.filter(({ level }) => RANK[level] === highest);
}
