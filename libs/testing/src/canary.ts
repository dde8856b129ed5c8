import { randomInt } from 'node:crypto';

/**
 * A person who cannot exist, unlike any other in the run: whoever finds one of these values in clear has found a leak
 * (INV-SEAL). Synthetic: no citizen number begins with 00, no mobile number with 000.
 */
export interface CanaryPerson {
  /** 18 characters, valid check character (GB 11643-1999). */
  readonly citizenNumber: string;
  /** 11 digits. */
  readonly phone: string;
  /** Three rare characters. */
  readonly name: string;
  readonly address: string;
}

export function canaryPerson(): CanaryPerson {
  const year = randomInt(1960, 2005);
  const month = String(randomInt(1, 13)).padStart(2, '0');
  const day = String(randomInt(1, 29)).padStart(2, '0');
  const body = `00${digits(4)}${year}${month}${day}${digits(3)}`;
  return {
    citizenNumber: body + citizenNumberCheck(body),
    phone: `000${digits(8)}`,
    name: rare(3),
    address: `${rare(4)}路${randomInt(1, 1000)}号`,
  };
}

/**
 * Check character of the first 17 digits by GB 11643-1999 (ISO 7064 MOD 11-2). Written here a second time on purpose:
 * the product's own check must not judge itself.
 */
export function citizenNumberCheck(first17: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += Number(first17[place]) * (2 ** (17 - place) % 11);
  return '10X98765432'.charAt(sum % 11);
}

/**
 * How a value may stand in a file: as it is, as \u escapes, as in a URL, in hex, in base64 and base64url at each of
 * three offsets, in UTF-16.
 */
export function needlesOf(value: string): Buffer[] {
  const bytes = Buffer.from(value, 'utf8');
  const escaped = value.replace(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // Only the characters that depend on nothing but the value itself.
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const base64url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const url = encodeURIComponent(value);
  const hex = bytes.toString('hex');
  const texts = [value, escaped, url, url.toLowerCase(), hex, hex.toUpperCase(), ...base64, ...base64url];
  return [...new Set(texts)].map((text) => Buffer.from(text, 'utf8')).concat(Buffer.from(value, 'utf16le'));
}

function digits(count: number): string {
  return String(randomInt(10 ** count)).padStart(count, '0');
}

/** From CJK Extension A: valid in names, in no list of places, titles or common names. */
function rare(count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(randomInt(0x3400, 0x4db0))).join('');
}
