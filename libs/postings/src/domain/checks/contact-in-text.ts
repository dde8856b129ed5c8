import { readable } from './readable';

const CHINESE_DIGITS = '〇一二三四五六七八九';
/** A telephone number spelled out; shorter runs are ordinary numerals. */
const SPELLED_NUMBER = /[〇零○幺一二三四五六七八九]{7,}/g;

/** A label and its value need a sign between them, else every "微信Android开发" would be a WeChat id. */
const ID_AFTER_SIGN = String.raw`\s*(?:号|id)?\s*(?:[::=]|为|是)\s*`;
const WECHAT_ID = String.raw`[a-z1-9][a-z0-9_-]{4,19}(?![a-z0-9])`;

const PATTERNS: readonly RegExp[] = [
  // Mobile numbers as people write them: 138 0013 8000, 138-0013-8000, or digit by digit.
  /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s.]?\d{4}[-\s.]?\d{4}(?!\d)/,
  /(?<!\d)1\s[3-9](?:\s\d){9}(?!\s?\d)/,
  // Fixed lines with area code, and 400 / 800 numbers.
  /(?<![\d.])\(?0(?:10|2\d|[3-9]\d{2})\)?[-\s]?[2-9]\d{6,7}(?!\d)/,
  /(?<!\d)[48]00[-\s]?\d{3}[-\s]?\d{4}(?!\d)/,
  /(?:电话|手机|热线|座机|联系方式|致电|拨打|tel|phone)(?:号码|号)?\s*[:为是]?\s*\d{3,4}[-\s]?\d{4}/i,
  new RegExp(String.raw`(?:微信|薇信|威信|维信|v信)${ID_AFTER_SIGN}${WECHAT_ID}`, 'i'),
  new RegExp(String.raw`(?:加|\+)(?:微信|薇信|威信|微|v信?)\s*(?:号|id)?\s*:?\s*${WECHAT_ID}`, 'i'),
  new RegExp(String.raw`微信号\s*${WECHAT_ID}`, 'i'),
  new RegExp(String.raw`(?<![a-z])(?:wechat|weixin|wx|vx)${ID_AFTER_SIGN}${WECHAT_ID}`, 'i'),
  // Without a sign only an id that holds a digit: 微信abc12345, but not 微信Windows.
  /微信\s*[a-z][a-z_-]*\d[a-z0-9_-]{3,}/i,
  /(?<![a-z])(?:qq|扣扣)\s*(?:群|号)*\s*(?:[:=]|为|是)?\s*[1-9]\d{4,11}(?!\d)/i,
  /[a-z0-9][\w.+-]*\s*(?:@|\[at\]|\(at\))\s*[a-z0-9-]+(?:\.[a-z0-9-]+)+/i,
];

/**
 * Whether a text carries a way to reach somebody past the service: telephone, WeChat, QQ, e-mail, also in
 * full-width, circled or Chinese digits. A removed contact (`微信[ID]`, where 微信 may be a product or a
 * department) is none.
 */
export function carriesContact(text: string): boolean {
  const plain = searchable(text);
  return PATTERNS.some((pattern) => pattern.test(plain));
}

const REMOVED = '[联系方式]';
/** Whatever hangs on to a contact goes with it: the rest of a number, of an id, of an address. */
const WITH_REST = PATTERNS.map(({ source, flags }) => new RegExp(`(?:${source})[\\w.@-]*`, `${flags}g`));

/**
 * The text with every contact taken out; a text without one is left as it is. Contacts are personal, and what is
 * stored stays for ever (INV-SEAL).
 */
export function withoutContact(text: string): string {
  if (!carriesContact(text)) return text;
  const removed = WITH_REST.reduce((rest, pattern) => rest.replaceAll(pattern, REMOVED), searchable(text));
  // Reading may have made characters longer (㎡ → m2), and the stored text has room for what was written.
  return removed.slice(0, text.length).replace(/[\ud800-\udbff]$/, '');
}

function searchable(text: string): string {
  return readable(text).replace(SPELLED_NUMBER, (digits) => digits.replaceAll(/./g, toDigit));
}

function toDigit(char: string): string {
  if (char === '零' || char === '○') return '0';
  if (char === '幺') return '1';
  return String(CHINESE_DIGITS.indexOf(char));
}
