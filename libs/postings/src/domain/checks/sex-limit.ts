import type { RetirementAges } from '@chunfeng/reference';
import { agesBySex } from './ages-by-sex';
import { readable } from './readable';

/** Statements that both sexes are welcome. */
const OPEN_TO_BOTH = /男女(?:性)?(?:均|皆|都)?(?:不限|可以|不拘|可)|不限男女|不分男女|(?:性别)?不限/g;
const SEX = /[男女]|(?<![a-z])(?:fe)?male(?![a-z])/i;
/** In running text only what shuts a sex out or prefers one counts; 男女宿舍 or a height by sex does not. */
const LIMIT_IN_TEXT =
  /(?:仅|只|限)(?:限|招|收|要|聘)?(?:男|女)(?:性|士|生|工|孩|员工)?|(?:男|女)(?:性|士|生|工)?(?:优先|为主|为佳)|不(?:招|收|要)(?:男|女)/;

export interface SexStatements {
  readonly sexRaw: string | null;
  readonly ageRaw: string | null;
  /** Title, description and the like. */
  readonly texts: readonly string[];
}

/**
 * Whether a posting treats the sexes differently (就业促进法 Art. 27). Ages by sex that only repeat the
 * working-age table in force are no limit (R2); relaxations of a limit (放宽) are none either.
 */
export function limitsSex(stated: SexStatements, retirement: RetirementAges): boolean {
  return (
    SEX.test(withoutOpenStatements(stated.sexRaw ?? '')) ||
    limitsAgeBySex(withoutOpenStatements(stated.ageRaw ?? ''), retirement) ||
    stated.texts.some((text) => LIMIT_IN_TEXT.test(withoutOpenStatements(text)))
  );
}

function withoutOpenStatements(text: string): string {
  return readable(text).replaceAll(OPEN_TO_BOTH, '');
}

function limitsAgeBySex(ageText: string, retirement: RetirementAges): boolean {
  const limits = withoutRelaxations(ageText);
  if (!SEX.test(limits)) return false;
  const { men, women } = agesBySex(limits);
  if (men === undefined || women === undefined) return true;
  const repeatsTable =
    men.highest.length + women.highest.length > 0 &&
    men.highest.every((age) => retirement.men.includes(age)) &&
    women.highest.every((age) => retirement.women.includes(age));
  return !repeatsTable || men.lowest.join() !== women.lowest.join();
}

function withoutRelaxations(text: string): string {
  return text
    .split(/[;。]/)
    .map((sentence) => sentence.split('放宽', 1)[0] ?? '')
    .join(';');
}
