import { once, readJson } from '../data-files';
import { parseCode, type CodeOf } from './code-lists';

/** Code of GB/T 4658-2006, for example `71` 初中毕业. */
export type EducationCode = CodeOf<'education'>;

/** 0 none or other, 1 primary, 2 junior secondary, 3 senior secondary, 4 college, 5 bachelor, 6 master, 7 doctor. */
export type EducationRank = number;

interface EducationRanks {
  readonly education_rank_for_matching: Readonly<Record<string, number>>;
  readonly posting_education_text_to_min_rank: Readonly<Record<string, number>>;
}

const ranks = once(() => readJson('code_lists.json') as EducationRanks);

/** Narrows a text to an education code; undefined when the list does not have it. */
export function parseEducationCode(text: string): EducationCode | undefined {
  return parseCode('education', text);
}

/** Rank for comparison with a posting's minimum. */
export function educationRank(code: EducationCode): EducationRank {
  return ranks().education_rank_for_matching[code] ?? 0;
}

/** Minimum rank that a posting's own words ask for (`大专` → 4); undefined when the words are not in the list. */
export function educationRankOfText(text: string): EducationRank | undefined {
  const wanted = text.trim();
  const table = ranks().posting_education_text_to_min_rank;
  return Object.hasOwn(table, wanted) ? table[wanted] : undefined;
}
