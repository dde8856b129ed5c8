/** Ages that a text names for one sex. */
export interface AgesOfSex {
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
}

type Side = keyof AgesOfSex;

interface Mention {
  readonly sex: string | undefined;
  readonly age: number;
  readonly side: Side | undefined;
}

const MENTION =
  /([男女])|(不含|满|不低于|大于|不超过|未满|超过|[~—–\-至到])?\s*(\d{2})\s*(?:周?岁)?(?:及|含|\([^()]*\))*(以上|起|以下|以内)?(?=\s*([~—–\-至到])|)/g;
const LOWEST_BEFORE = /^(?:满|不低于|大于)$/;
const HIGHEST_BEFORE = /^(?:不超过|未满|[~—–\-至到])$/;

/**
 * Reads ages by sex: "男60岁以下、女50岁以下". Ages before the first sex hold for both.
 * @returns undefined for a sex that the text does not name.
 */
export function agesBySex(text: string): { men: AgesOfSex | undefined; women: AgesOfSex | undefined } {
  const mentions = withDirections(mentionsIn(text));
  const of = (sex: string): AgesOfSex | undefined => {
    if (!mentions.some((mention) => mention.sex === sex)) return undefined;
    const own = mentions.filter((mention) => mention.sex === sex || mention.sex === undefined);
    const on = (side: Side): number[] => own.filter((each) => each.side === side).map(({ age }) => age);
    return { lowest: on('lowest'), highest: on('highest') };
  };
  return { men: of('男'), women: of('女') };
}

function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  let sex: string | undefined;
  for (const [, word, before = '', age, after = '', rangeSign] of text.matchAll(MENTION)) {
    if (word !== undefined) sex = word;
    else if (before !== '不含')
      mentions.push({ sex, age: Number(age), side: sideOf(before, after, rangeSign) });
  }
  return mentions;
}

function sideOf(before: string, after: string, rangeSign: string | undefined): Side | undefined {
  if (after === '以上' || after === '起' || LOWEST_BEFORE.test(before)) return 'lowest';
  if (after !== '' || HIGHEST_BEFORE.test(before)) return 'highest';
  return rangeSign === undefined ? undefined : 'lowest';
}

/** "女40周岁、男50周岁以上": the word that gives the first number its direction stands after the second. */
function withDirections(mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, index) => ({
    ...mention,
    side: mention.side ?? mentions.slice(index).find(({ side }) => side !== undefined)?.side ?? 'highest',
  }));
}
