/** A title taken apart: what it says in the open, and what it adds in brackets. */
export interface TitleParts {
  /** Without brackets, everything else as written; lower case. */
  readonly open: string;
  /** Without brackets, department, request number and other ballast; lower case. */
  readonly base: string;
  /** The base without words of rank or stage before and after it. */
  readonly plain: string;
  /** Texts of the brackets, in order. */
  readonly remarks: readonly string[];
}

/** `WXG01-`, `41071-`, `CSIG08-`: the department that asks. */
const DEPARTMENT = /^(?:[A-Z]{2,6}\d{0,2}|\d{4,6})-(?:\d+\s)?/;
/** `微信[ID]` (a department whose number was cut out), `[465681]`, `(MJ002723)`, `(J10169)`, `ID94080`: numbers of requests. */
const REQUEST_NUMBER =
  /(?:企业)?微信(?=\[ID\])|\[(?:ID|\d+)\]|\((?:MJ?|J|CP|NO\.?)?[A-Z0-9]{4,10}\)|\bID\d+|\bMJ\d{4,}/gi;
const BRACKETS = /[([【{]([^()[\]【】{}]*)[)\]】}]/g;
const RANK_BEFORE =
  /^(?:高级|资深|初级|中级|中高级|初中级|首席|储备|兼职|临时|特聘|乡镇|急聘|诚聘|急招|诚招|招聘|非?全日制|合同制|劳务派遣制|专职|实习)+/;
const RANK_AFTER = /(?:实习生|实习|若干名?|数名|\d+名|岗位|岗)$/;
/** Welfare posts are a kind of posting; the word says nothing of the work. */
const KIND_WORDS = /(?:乡村|城镇|农村)?公益性岗位(?:人员)?/g;

/** Takes a raw title apart for mapping. The raw title itself stays with the caller. */
export function normalizeTitle(raw: string): TitleParts {
  const text = raw
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(DEPARTMENT, '')
    .replaceAll(REQUEST_NUMBER, '');
  const remarks = [...text.matchAll(BRACKETS)].flatMap(([, inside]) => tidy(inside ?? ''));
  const open = tidy(text.replaceAll(BRACKETS, ' ').replaceAll(/[([【{].*$/g, ' '))[0] ?? '';
  const base = tidy(open.replaceAll(KIND_WORDS, ''))[0] ?? open;
  const plain = base.replace(RANK_BEFORE, '').replace(RANK_AFTER, '');
  return { open, base, plain: plain === '' ? base : plain, remarks };
}

/** Lower case, no spaces between Chinese characters, no loose punctuation at the ends; nothing when empty. */
function tidy(text: string): string[] {
  const found = text
    .toLowerCase()
    .replaceAll(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/^[\s\-–—_/·,.:、+]+|[\s\-–—_/·,.:、+)]+$/g, '');
  return found === '' ? [] : [found];
}
