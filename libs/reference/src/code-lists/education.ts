import { once, readJson } from '../data-files';

declare const educationCode: unique symbol;

/** Code of GB/T 4658-2006, for example `71` 初中毕业. */
export type EducationCode = string & { readonly [educationCode]: true };

/** 0 no requirement or other, 1 primary, 2 junior secondary, 3 senior secondary, 4 college, 5 bachelor, 6 master, 7 doctor. */
export type EducationRank = number;

interface EducationLists {
  readonly 'GB/T 4658-2006 education': Readonly<Record<string, string>>;
  readonly education_rank_for_matching: Readonly<Record<string, number>>;
  readonly posting_education_text_to_min_rank: Readonly<Record<string, number>>;
}

const lists = once(() => readJson('code_lists.json') as EducationLists);

/** Narrows a text to an education code; undefined when the list does not have it. */
export function parseEducationCode(text: string): EducationCode | undefined {
  return Object.hasOwn(lists()['GB/T 4658-2006 education'], text) ? (text as EducationCode) : undefined;
}

/** Rank for comparison with a posting's minimum. */
export function educationRank(code: EducationCode): EducationRank {
  return lists().education_rank_for_matching[code] ?? 0;
}

/** Minimum rank that a posting's own words ask for (`大专` → 4); undefined when the words are not in the list. */
export function educationRankOfText(text: string): EducationRank | undefined {
  return lists().posting_education_text_to_min_rank[text.trim()];
}
