import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';

/** Postings already listed under a duplicate key, earliest first in the log. */
export abstract class KnownDuplicates {
  /** @returns the earliest listed posting of each key that has one. */
  abstract earliest(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const EARLIEST = `
select distinct on (duplicate_key) duplicate_key, posting_id
from view.postings
where duplicate_key = any($1::text[]) and state in ('published', 'listed-incomplete', 'suspended')
order by duplicate_key, first_position`;

/** Looks in the view of postings, which may lag behind what this import has just stored. */
@Injectable()
export class DuplicatesInView extends KnownDuplicates {
  private found = false;

  constructor(@InjectDataSource() private readonly views: DataSource) {
    super();
  }

  async earliest(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    if (!(await this.exists())) return new Map();
    const rows = await this.views.query<{ duplicate_key: string; posting_id: string }[]>(EARLIEST, [keys]);
    return new Map(rows.map(({ duplicate_key, posting_id }) => [duplicate_key, posting_id]));
  }

  /** Before the first projection has run there is no view, and nothing that a row could repeat. */
  private async exists(): Promise<boolean> {
    if (this.found) return true;
    const [row] = await this.views.query<{ view: string | null }[]>(
      `select to_regclass('view.postings') as view`,
    );
    return (this.found = row?.view != null);
  }
}

/** Rows kept of the running import, some 20 MB, whatever the length of the file. */
const REMEMBERED = 100_000;

export interface DuplicateQuestion {
  readonly postingId: string;
  /** Undefined where the row can be no repeat. */
  readonly key: string | undefined;
}

/** Says of which earlier posting a row is probably a repeat: of one in the view, or of one of this import. */
export class DuplicateFinder {
  private readonly ofThisImport = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(private readonly known: KnownDuplicates) {}

  /** For rows in the order of the file. */
  async find(rows: readonly DuplicateQuestion[]): Promise<(string | null)[]> {
    const keys = rows.flatMap(({ key }) => key ?? []);
    const inView = await this.known.earliest([...new Set(keys)]);
    return rows.map(({ key, postingId }) => {
      if (key === undefined) return null;
      const original = inView.get(key) ?? this.ofThisImport.get(key);
      if (original === undefined) this.ofThisImport.set(key, postingId);
      return original === undefined || original === postingId ? null : original;
    });
  }
}
