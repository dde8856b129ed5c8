import type { Pool } from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * For the connections of {@link FigureStore}: persons are told apart in memory, and compiling a plan takes longer than
 * most figures.
 */
export const FIGURE_SESSION = { jit: 'off', work_mem: '64MB' } as const;

/** Connections of its own, so that long reports keep nobody waiting who looks for a person. */
export class FigureStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async rows<R extends object>({ text, values }: Statement): Promise<readonly R[]> {
    const { rows } = await this.pool.query<R>(text, [...values]);
    return rows;
  }
}
