import { once, readTable } from '../data-files';
import { findOffice, type OfficeId } from './offices';

export type NameLanguage = 'zh' | 'en';

const english = once(
  () =>
    new Map(readTable('office-names-en.csv').map((row) => [row['id'] ?? '', row['name_en'] ?? ''] as const)),
);

/**
 * Name of an office. English names exist for the bureau and the units; townships and villages keep their
 * Chinese name in both languages. Undefined when there is no such office.
 */
export function officeName(id: OfficeId, language: NameLanguage): string | undefined {
  const name = findOffice(id)?.name;
  return language === 'en' ? (english().get(id) ?? name) : name;
}
