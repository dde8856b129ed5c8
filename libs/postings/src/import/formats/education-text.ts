/** Words for the lowest education asked for, to GB/T 4658-2006. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/博士/, '11'],
  [/硕士|研究生/, '14'],
  [/本科|大学/, '20'],
  [/大专|专科/, '30'],
  [/高中/, '60'],
  [/中专|中技|职高|技工|技校/, '40'],
  [/初中/, '70'],
  [/小学/, '80'],
];
/** Words that leave the requirement open, or say that it holds for some only. */
const OPEN = /不限|不高|部分|毕业生/;

/** The education that a notice names first: what it would rather have (…更佳) or waives stands later. */
export function educationOf(educationRaw: string | null): string | null {
  if (educationRaw === null || OPEN.test(educationRaw)) return null;
  const named = WORDS.flatMap(([word, code]) => {
    const at = educationRaw.search(word);
    return at === -1 ? [] : [{ at, code }];
  });
  named.sort((a, b) => a.at - b.at);
  return named[0]?.code ?? null;
}
