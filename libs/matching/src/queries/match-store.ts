import type { Pool, PoolClient } from 'pg';
import type { MatchPolicy } from '../domain/policy/match-policy.schema';
import {
  type CandidateList,
  type CandidateRow,
  isScored,
  type MatchList,
  type MatchRow,
  type PairInLists,
  type PairRow,
} from './match-rows';
import { sqlText } from './sql-text';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export const MATCH_STATEMENTS = {
  candidates: sqlText('candidates.sql'),
  countCandidates: sqlText('count-candidates.sql'),
  matches: sqlText('matches.sql'),
  why: sqlText('why.sql'),
} as const;

/**
 * For the connections of {@link MatchStore}: planning the score takes longer than computing a list, and the plan does
 * not depend on whose list it is.
 */
export const MATCH_SESSION = { plan_cache_mode: 'force_generic_plan', jit: 'off' } as const;

export interface PublishedPolicy {
  readonly version: number;
  readonly published_at: Date;
  readonly content: MatchPolicy;
}

/**
 * Level 0 of matching: the lists are computed by PostgreSQL when they are asked for. Days are plain dates in
 * Asia/Shanghai, as of which validity, age and availability are judged. `undefined` is answered where one of the two
 * is unknown, and where no policy has been published yet.
 */
export class MatchStore {
  constructor(private readonly pool: Pool) {}

  /** The best people for a posting, best first. */
  candidates(postingId: string, on: string): Promise<CandidateList | undefined> {
    return candidateList(this.pool, postingId, on);
  }

  /** How many people pass every filter. */
  async countCandidates(postingId: string, on: string): Promise<number> {
    const [row] = await rowsOf<{ suitable: number }>(this.pool, 'countCandidates', [postingId, on]);
    return row?.suitable ?? 0;
  }

  /** The best postings for a person, best first. */
  matches(laborerId: string, on: string): Promise<MatchList | undefined> {
    return matchList(this.pool, laborerId, on);
  }

  async pair(laborerId: string, postingId: string, on: string): Promise<PairInLists | undefined> {
    return this.inSnapshot(async (client) => {
      const [row] = await rowsOf<PairRow>(client, 'why', [laborerId, on, postingId]);
      if (row === undefined) return undefined;
      const { policy_version: policyVersion, failed, office, ledger, responsible } = row;
      const passes = failed === null;
      const candidates = passes ? await candidateList(client, postingId, on) : undefined;
      const matches = passes ? await matchList(client, laborerId, on) : undefined;
      return {
        policyVersion,
        holding: { office, ledger, responsible },
        failed,
        score: isScored(row) ? row : null,
        candidates: candidates?.items ?? [],
        matches: matches?.items ?? [],
      };
    });
  }

  async policy(): Promise<PublishedPolicy | undefined> {
    const { rows } = await this.pool.query<PublishedPolicy>(
      'select version, published_at, content from view.match_policy order by version desc limit 1',
    );
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

async function candidateList(
  client: Queryable,
  postingId: string,
  on: string,
): Promise<CandidateList | undefined> {
  const rows = await rowsOf<CandidateRow>(client, 'candidates', [postingId, on]);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { policy_version: policyVersion, employer_id: employerId, failed } = first;
  return { policyVersion, employerId, failed, items: rows.filter(isScored) };
}

async function matchList(client: Queryable, laborerId: string, on: string): Promise<MatchList | undefined> {
  const rows = await rowsOf<MatchRow>(client, 'matches', [laborerId, on]);
  const [first] = rows;
  if (first === undefined) return undefined;
  const { policy_version: policyVersion, office, ledger, responsible, failed } = first;
  const holding = { office, ledger, responsible };
  return { policyVersion, holding, failed, items: rows.filter(isScored) };
}

async function rowsOf<R>(
  client: Queryable,
  statement: keyof typeof MATCH_STATEMENTS,
  values: readonly string[],
): Promise<readonly R[]> {
  const text = MATCH_STATEMENTS[statement];
  const { rows } = await client.query({ name: `matching.${statement}`, text, values: [...values] });
  return rows as R[];
}
