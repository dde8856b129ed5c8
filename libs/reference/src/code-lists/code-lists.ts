import { once, readJson } from '../data-files';

declare const codeBrand: unique symbol;

export type CodeListId =
  | 'sex'
  | 'marital-status'
  | 'health'
  | 'disability'
  | 'disability-grade'
  | 'occupational-status'
  | 'education'
  | 'hukou-type'
  | 'skill-level'
  | 'labor-resource-class'
  | 'transfer-status'
  | 'transfer-channel'
  | 'ticket-class'
  | 'group';

/** A code that was found in its list. */
export type CodeOf<List extends CodeListId> = string & { readonly [codeBrand]: List };

export interface CodeListEntry {
  readonly code: string;
  readonly zh: string;
  /** Only for short lists that are shown to people; our own wording. */
  readonly en?: string;
}

export interface CodeList {
  readonly id: CodeListId;
  /** Name of the standard, or who set the codes. */
  readonly standard: string;
  readonly entries: readonly CodeListEntry[];
}

interface IndexFile {
  readonly lists: readonly { id: CodeListId; key: string; en?: Readonly<Record<string, string>> }[];
  readonly own: readonly CodeList[];
}

/** All code lists by id. */
export const codeLists = once((): ReadonlyMap<CodeListId, CodeList> => {
  const index = readJson('code-list-index.json') as IndexFile;
  const source = readJson('code_lists.json') as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const lists = index.lists.map(({ id, key, en }): CodeList => {
    const entries = Object.entries(source[key] ?? {}).map(([code, zh]) => {
      const english = en?.[code];
      return { code, zh, ...(english === undefined ? {} : { en: english }) };
    });
    return { id, standard: key, entries };
  });
  return new Map([...lists, ...index.own].map((list) => [list.id, list]));
});

/** Narrows a text to a code of the list; undefined when the list does not have it. */
export function parseCode<List extends CodeListId>(list: List, text: string): CodeOf<List> | undefined {
  return entryOf(list, text) === undefined ? undefined : (text as CodeOf<List>);
}

/** Name of a code; the Chinese one where there is no English one. Undefined when the list does not have it. */
export function codeName(list: CodeListId, code: string, language: 'zh' | 'en'): string | undefined {
  const entry = entryOf(list, code);
  return language === 'en' ? (entry?.en ?? entry?.zh) : entry?.zh;
}

function entryOf(list: CodeListId, code: string): CodeListEntry | undefined {
  return codeLists()
    .get(list)
    ?.entries.find((entry) => entry.code === code);
}
