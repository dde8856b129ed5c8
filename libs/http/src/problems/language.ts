/** Languages that problems are written in; the first is the default. */
export type Language = 'zh-CN' | 'en';

/**
 * The language of an answer by `Accept-Language` (RFC 9110 §12.5.4): the best supported range wins, ties go to
 * the first named; nothing usable means zh-CN.
 */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; quality: number } | undefined;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const language = supported(range);
    const quality = qualityOf(parameters);
    if (language !== undefined && quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language ?? 'zh-CN';
}

function supported(range: string): Language | undefined {
  if (range === '*' || /^zh(-|$)/.test(range)) return 'zh-CN';
  return /^en(-|$)/.test(range) ? 'en' : undefined;
}

function qualityOf(parameters: readonly string[]): number {
  const stated = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = stated === undefined ? 1 : Number(stated.slice(2));
  return Number.isFinite(quality) ? quality : 0;
}
