import { once, readTable } from '../data-files';
import {
  findOccupation,
  occupationsNamed,
  parseOccupationCode,
  type Occupation,
  type OccupationCode,
} from '../occupations/occupations';
import { normalizeTitle, type TitleParts } from './normalize-title';

/** How the title led to the code; earlier ones are surer. */
export type TitleMethod = 'code' | 'name' | 'synonym' | 'rule';

export type UnmappedReason =
  /** The title names several jobs of different occupations. */
  | 'several-occupations'
  /** The title names a stage, a kind of post or "worker", but no trade. */
  | 'no-occupation-named'
  /** Nothing of the title is known. */
  | 'not-recognized';

export type TitleMapping =
  | {
      readonly kind: 'mapped';
      readonly code: OccupationCode;
      readonly level: 'occupation' | 'minor' | 'middle';
      readonly method: TitleMethod;
      /** 0 to 1, our estimate: 1 for a code, less for rules and for what stands in brackets only. */
      readonly confidence: number;
    }
  | { readonly kind: 'unmapped'; readonly reason: UnmappedReason };

export interface TitleHints {
  /** GB/T 4754-2011 code of the employer's or the posting's industry, if stated. */
  readonly industry?: string;
  /** Kind of posting; a `fair` is a whole event and never one occupation. */
  readonly kind?: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** Tried on the title followed by its brackets instead of the title alone. */
  readonly inBrackets: boolean;
  readonly occupation: Occupation;
}

type Found = { readonly occupation: Occupation; readonly method: TitleMethod; readonly confidence: number };

/** A file that names a code outside the edition is a defect of the file; a test reads it whole. */
function occupationOf(code: string): Occupation {
  const occupation = findOccupation(code);
  if (occupation === undefined) throw new Error(`title table: no occupation ${code}`);
  return occupation;
}

const rules = once((): readonly Rule[] =>
  readTable('title-rules.csv')
    .sort((a, b) => Number(a['priority']) - Number(b['priority']))
    .map((row) => ({
      pattern: new RegExp(row['pattern'] ?? '', 'u'),
      inBrackets: row['scope'] === 'title and brackets',
      occupation: occupationOf(row['code'] ?? ''),
    })),
);

const synonyms = once(
  () =>
    new Map(
      readTable('title-synonyms.csv').map((row) => [row['synonym'] ?? '', occupationOf(row['code'] ?? '')]),
    ),
);

const generic = once(() =>
  readTable('title-generic.csv').map((row) => new RegExp(row['pattern'] ?? '', 'u')),
);

/** In the garment and textile industries 车工 runs a sewing machine, elsewhere a lathe. */
const SEWING_INDUSTRIES = /^C(?:17|18)/;

/**
 * Maps the free title of a posting to the classification of 2022: a code in the text, a name of the list, a
 * synonym, then a rule, the first that answers. What stands in brackets counts only when the rest says nothing.
 */
export function mapTitle(rawTitle: string, hints: TitleHints = {}): TitleMapping {
  if (hints.kind === 'fair') return { kind: 'unmapped', reason: 'several-occupations' };
  const code = codeIn(rawTitle);
  if (code !== undefined) return mapped({ occupation: occupationOf(code), method: 'code', confidence: 1 });
  const parts = normalizeTitle(rawTitle);
  if (parts.base.includes('、')) return mapList(parts.base, hints);
  return mapOne(parts, hints);
}

function mapOne(parts: TitleParts, hints: TitleHints): TitleMapping {
  if (hints.industry !== undefined && SEWING_INDUSTRIES.test(hints.industry) && parts.plain === '车工')
    return mapped({ occupation: occupationOf('6-05-01-03'), method: 'synonym', confidence: 0.9 });
  const isGeneric = generic().some((pattern) => pattern.test(parts.open));
  const found = isGeneric ? undefined : (named(parts) ?? byRule(parts.base, parts.remarks, 0.85));
  if (found !== undefined) return mapped(found);
  for (const remark of parts.remarks) {
    const inside = named({ base: remark, plain: remark }) ?? byRule(remark, [], 0.6);
    if (inside !== undefined) return mapped({ ...inside, confidence: Math.min(inside.confidence, 0.7) });
  }
  return {
    kind: 'unmapped',
    reason: isGeneric || parts.base === '' ? 'no-occupation-named' : 'not-recognized',
  };
}

/** `保洁、保安`: one occupation only if every part is mapped to the same one. */
function mapList(base: string, hints: TitleHints): TitleMapping {
  const parts = base.split('、').map((part) => mapOne(normalizeTitle(part), hints));
  const [first] = parts;
  const codes = new Set(parts.map((part) => (part.kind === 'mapped' ? part.code : undefined)));
  return codes.size === 1 && first?.kind === 'mapped'
    ? first
    : { kind: 'unmapped', reason: 'several-occupations' };
}

/** `4-09-08-01` anywhere in the text, at the level of an occupation or a minor group. */
function codeIn(text: string): OccupationCode | undefined {
  const [found] = /(?<![\d-])[1-8]-\d{2}-\d{2}(?:-\d{2})?(?![\d-])/.exec(text.normalize('NFKC')) ?? [];
  return found === undefined ? undefined : parseOccupationCode(found);
}

function named({ base, plain }: Pick<TitleParts, 'base' | 'plain'>): Found | undefined {
  for (const text of new Set([base, plain])) {
    const exact = nameVariants(text)
      .flatMap((name) => occupationsNamed(name))
      .find(belowMajor);
    if (exact !== undefined) return { occupation: exact, method: 'name', confidence: 0.95 };
    const synonym = synonyms().get(text);
    if (synonym !== undefined) return { occupation: synonym, method: 'synonym', confidence: 0.9 };
  }
  return nameAtEnd(base);
}

/** 保洁 stands for 保洁员, 护林 for 护林员, 缝纫 for 缝纫工. */
function nameVariants(text: string): string[] {
  return [text, `${text}员`, `${text}工`];
}

/** 生态公益林护林员 ends in the name of an occupation; shorter endings than three characters prove little. */
function nameAtEnd(text: string): Found | undefined {
  for (let start = 1; start <= text.length - 3; start++) {
    const occupation = occupationsNamed(text.slice(start)).find(belowMajor);
    if (occupation !== undefined) return { occupation, method: 'name', confidence: 0.9 };
  }
  return undefined;
}

/** The first rule that fits; a few look into the brackets as well (产品经理 (数据类)). */
function byRule(text: string, remarks: readonly string[], confidence: number): Found | undefined {
  const whole = [text, ...remarks].join(' ');
  const rule = rules().find(({ pattern, inBrackets }) => pattern.test(inBrackets ? whole : text));
  return rule === undefined ? undefined : { occupation: rule.occupation, method: 'rule', confidence };
}

function belowMajor({ level }: Occupation): boolean {
  return level !== 'major';
}

function mapped({ occupation, method, confidence }: Found): TitleMapping {
  const { code, level } = occupation;
  if (level === 'major') throw new Error(`title table: ${code} is too wide`);
  return { kind: 'mapped', code, level, method, confidence };
}
