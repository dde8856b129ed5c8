import type { Language } from './language';

/**
 * What a code means, in both languages. `{name}` is replaced by the parameter of that name, `{name:one|many}` by a
 * number and the word that goes with it: `{count:row|rows}` is `1 row` or `2 rows`.
 */
export interface ProblemText {
  /** HTTP status, 400–599. */
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Values for the placeholders; never personal ones, never what the client sent. */
export type ProblemParams = Readonly<Record<string, string | number | boolean>>;

const known = new Map<string, ProblemText>();

/**
 * Registers the problem codes of one context, once, at import. Give the context's union of codes as type
 * argument, and a missing code does not compile: `problemCatalogue<PostingErrorCode>({ … })`.
 *
 * @throws when a code is taken, a text is empty, or the two languages use different placeholders.
 * @example
 * problemCatalogue({
 *   'posting.wage-band': { status: 422, zh: '工资下限{min}元高于上限{max}元。', en: 'The wage band {min}–{max} is inverted.' },
 * });
 */
export function problemCatalogue<const Code extends string>(
  texts: Readonly<Record<Code, ProblemText>>,
): readonly Code[] {
  const codes = Object.keys(texts) as Code[];
  for (const code of codes) register(code, texts[code]);
  return codes;
}

/** @returns the text of a code, or `undefined` when no catalogue names it. */
export function problemText(code: string): ProblemText | undefined {
  return known.get(code);
}

/** Every registered code in alphabetical order. */
export function problemCodes(): readonly string[] {
  return [...known.keys()].sort();
}

const PLACEHOLDER = /\{(\w+)(?::([^|{}]+)\|([^|{}]+))?\}/g;

/** The text of a code in one language with its parameters filled in. */
export function renderProblemText(text: ProblemText, language: Language, params: ProblemParams = {}): string {
  const template = language === 'en' ? text.en : text.zh;
  return template.replace(PLACEHOLDER, (_whole, name: string, one?: string, many?: string) => {
    const value = String(params[name] ?? '…');
    const word = value === '1' ? one : many;
    return word === undefined ? value : `${value} ${word}`;
  });
}

/** The text as it reads before anything is filled in: `{count} rows`. */
export function templateOf(text: string): string {
  return text.replace(PLACEHOLDER, (_whole, name: string, _one?: string, many?: string) =>
    many === undefined ? `{${name}}` : `{${name}} ${many}`,
  );
}

function register(code: string, text: ProblemText): void {
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(code)) throw new Error(`problem code ${code} is not kebab case`);
  if (text.status < 400 || text.status > 599) throw new Error(`problem ${code}: status ${text.status}`);
  if (text.zh.trim() === '' || text.en.trim() === '') throw new Error(`problem ${code} lacks a language`);
  if (placeholders(text.zh) !== placeholders(text.en))
    throw new Error(`problem ${code}: zh and en use different placeholders`);
  const before = known.get(code);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(text))
    throw new Error(`problem ${code} is registered twice`);
  known.set(code, text);
}

function placeholders(template: string): string {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort().join();
}
