/** Why a text is refused as JSON; `field` is the pointer to the place where there is one. */
export interface JsonFault {
  readonly code:
    | 'malformed-json'
    | 'json.not-utf-8'
    | 'json.nul-character'
    | 'json.lone-surrogate'
    | 'json.number-out-of-range'
    | 'json.duplicate-name'
    | 'json.forbidden-name'
    | 'json.too-deep';
  readonly field: string;
}

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

interface Level {
  readonly names: Set<string> | undefined;
  name: string;
  index: number;
  expectsName: boolean;
}

const DEEPEST = 64;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null/g;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * The JSON border: takes what the log can keep and every reader reads alike (I-JSON, RFC 7493), else names the
 * fault. NUL, lone surrogates and integers beyond 2^53 would pass into a `json` column and break every later
 * read of it; of two equal names one would be lost; a name that every object inherits (`__proto__`, `constructor`,
 * `toString`) is another value to whoever looks it up, and class-transformer drops it before it can be found unknown.
 */
export function parseStrictJson(source: Uint8Array | string): ParsedJson {
  let text: string;
  let value: unknown;
  try {
    text = typeof source === 'string' ? source : utf8.decode(source);
  } catch {
    return { ok: false, fault: { code: 'json.not-utf-8', field: '' } };
  }
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: { code: 'malformed-json', field: '' } };
  }
  const fault = findFault(text);
  return fault === undefined ? { ok: true, value } : { ok: false, fault };
}

/** Walks the tokens of a text that is known to be JSON. */
function findFault(text: string): JsonFault | undefined {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    const fault = enter(token, level, levels);
    if (fault !== undefined) return { code: fault, field: pointerOf(levels) };
    if (token === '{' || token === '[') {
      if (levels.length === DEEPEST) return { code: 'json.too-deep', field: pointerOf(levels) };
      const names = token === '{' ? new Set<string>() : undefined;
      levels.push({ names, name: '', index: 0, expectsName: names !== undefined });
    } else if (token === '}' || token === ']') {
      levels.pop();
    }
  }
  return undefined;
}

function enter(
  token: string,
  level: Level | undefined,
  levels: readonly Level[],
): JsonFault['code'] | undefined {
  if (token === ',' && level !== undefined) {
    level.index += 1;
    level.expectsName = level.names !== undefined;
  } else if (token.startsWith('"')) {
    const string = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
    if (level?.expectsName) return enterName(string, level);
    return faultOfString(string);
  } else if (/^[-\d]/.test(token)) {
    const number = Number(token);
    if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)))
      return 'json.number-out-of-range';
  }
  return levels.length > DEEPEST ? 'json.too-deep' : undefined;
}

function enterName(name: string, level: Level): JsonFault['code'] | undefined {
  level.expectsName = false;
  level.name = name;
  if (name in Object.prototype) return 'json.forbidden-name';
  if (level.names?.has(name)) return 'json.duplicate-name';
  level.names?.add(name);
  return faultOfString(name);
}

function faultOfString(string: string): JsonFault['code'] | undefined {
  if (string.includes('\0')) return 'json.nul-character';
  return /\p{Surrogate}/u.test(string) ? 'json.lone-surrogate' : undefined;
}

function pointerOf(levels: readonly Level[]): string {
  return levels
    .map(({ names, name, index }) => (names === undefined ? `/${index}` : `/${shownName(name)}`))
    .join('');
}

/**
 * A name as an error may repeat it. A client can put anything into a name, a citizen number too, so only what
 * looks like an identifier is repeated (INV-SEAL).
 */
export function shownName(name: string): string {
  return /^[A-Za-z_][A-Za-z_-]{0,39}\d{0,2}$/.test(name) ? name : '*';
}
