import type { Pool, PoolClient } from 'pg';
import type { MatchPolicy } from '../domain/policy/match-policy.schema';
import type { CandidateRow, HoldingRow, MatchRow, PairRow, PostingHolderRow } from './match-rows';
import { sqlText } from './sql-text';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export const MATCH_STATEMENTS = {
  candidates: sqlText('candidates.sql'),
  countCandidates: sqlText('count-candidates.sql'),
  matches: sqlText('matches.sql'),
  why: sqlText('why.sql'),
} as const;

export interface PublishedPolicy {
  readonly version: number;
  readonly published_at: Date;
  readonly content: MatchPolicy;
}

/** A pair together with both lists as of one snapshot. */
export interface PairInLists {
  readonly pair: PairRow;
  readonly candidates: readonly CandidateRow[];
  readonly matches: readonly MatchRow[];
}

/**
 * Level 0 of matching: the lists are computed by PostgreSQL when they are asked for. Days are plain dates in
 * Asia/Shanghai, as of which validity, age and availability are judged.
 */
export class MatchStore {
  constructor(private readonly pool: Pool) {}

  /** The best people for a posting, best first; empty as well when it is unknown or not matched. */
  candidates(postingId: string, on: string): Promise<readonly CandidateRow[]> {
    return listOf(this.pool, 'candidates', [postingId, on]);
  }

  async countCandidates(postingId: string, on: string): Promise<number> {
    const [row] = await listOf<{ suitable: number }>(this.pool, 'countCandidates', [postingId, on]);
    return row?.suitable ?? 0;
  }

  /** The best postings for a person, best first; empty as well when the person is unknown or not visible. */
  matches(laborerId: string, on: string): Promise<readonly MatchRow[]> {
    return listOf(this.pool, 'matches', [laborerId, on]);
  }

  /** `undefined`: one of the two is unknown, or there is no policy. */
  async pair(laborerId: string, postingId: string, on: string): Promise<PairInLists | undefined> {
    return this.inSnapshot(async (client) => {
      const [pair] = await listOf<PairRow>(client, 'why', [laborerId, on, postingId]);
      if (pair === undefined) return undefined;
      if (pair.failed !== null) return { pair, candidates: [], matches: [] };
      return {
        pair,
        candidates: await listOf(client, 'candidates', [postingId, on]),
        matches: await listOf(client, 'matches', [laborerId, on]),
      };
    });
  }

  async policy(): Promise<PublishedPolicy | undefined> {
    const { rows } = await this.pool.query<PublishedPolicy>(
      'select version, published_at, content from view.match_policy order by version desc limit 1',
    );
    return rows[0];
  }

  /** Who holds a person; `undefined`: nobody registered, or forgotten. */
  async holderOf(laborerId: string): Promise<HoldingRow | undefined> {
    const { rows } = await this.pool.query<HoldingRow>({
      name: 'matching.holder',
      text: 'select office, ledger, responsible from view.match_laborer_standing where laborer_id = $1',
      values: [laborerId],
    });
    return rows[0];
  }

  async postingHolder(postingId: string): Promise<PostingHolderRow | undefined> {
    const { rows } = await this.pool.query<PostingHolderRow>({
      name: 'matching.posting-holder',
      text: 'select employer_id, office, unmatched from view.match_posting_standing where posting_id = $1',
      values: [postingId],
    });
    return rows[0];
  }

  private async inSnapshot<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: boolean | undefined;
    try {
      await client.query('begin isolation level repeatable read read only');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      // Also a query that timed out on our side leaves a client that must not be used again.
      broken = true;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

async function listOf<R>(
  client: Queryable,
  statement: keyof typeof MATCH_STATEMENTS,
  values: readonly string[],
): Promise<readonly R[]> {
  const text = MATCH_STATEMENTS[statement];
  const { rows } = await client.query({ name: `matching.${statement}`, text, values: [...values] });
  return rows as R[];
}
