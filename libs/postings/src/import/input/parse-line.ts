import { parseStrictJson } from '@chunfeng/http';

/** Why a line is not a row; each is answered in the report, none ends the import. */
export type LineErrorCode =
  'line-too-long' | 'line-not-utf8' | 'line-not-json' | 'line-not-an-object' | 'line-unkeepable';

export type ParsedLine =
  | { readonly kind: 'row'; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'invalid';
      readonly code: LineErrorCode;
      readonly field: string;
      readonly rule?: string;
    };

/** A string, or an integer with so many digits that it may not survive as a JavaScript number. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads one line as strict UTF-8 and I-JSON. Integers beyond 2^53 stay the digits that they were, as text. */
export function parseLine(bytes: Uint8Array): ParsedLine {
  let text: string;
  try {
    text = utf8.decode(bytes).trim();
  } catch {
    return { kind: 'invalid', code: 'line-not-utf8', field: '', rule: 'RFC 8259 §8.1' };
  }
  if (text === '') return { kind: 'blank' };
  const parsed = parseStrictJson(text.replaceAll(STRING_OR_LONG_INTEGER, quoteUnsafe));
  if (!parsed.ok) {
    const { code, field } = parsed.fault;
    return code === 'malformed-json'
      ? { kind: 'invalid', code: 'line-not-json', field: '', rule: 'RFC 8259' }
      : { kind: 'invalid', code: 'line-unkeepable', field, rule: `RFC 7493: ${code}` };
  }
  const { value } = parsed;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { kind: 'row', row: value as Readonly<Record<string, unknown>> }
    : { kind: 'invalid', code: 'line-not-an-object', field: '' };
}

function quoteUnsafe(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
