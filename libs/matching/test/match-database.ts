import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { projectInto } from '@chunfeng/projections';
import type { Pool } from 'pg';
import '@chunfeng/database';
import { matchingProjection } from '../src/projections/matching.projection';
import { MatchStore } from '../src/queries/match-store';
import { appendWorld, TestLog, type World } from './world';

/** A database with the tables of `matching`, to be filled with one world after the other. */
export class MatchDatabase {
  private reached = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: Pool,
    readonly store: MatchStore,
  ) {}

  static async create(): Promise<MatchDatabase> {
    const database = await createTestDatabase();
    const pool = database.pool({ max: 3 });
    const filled = new MatchDatabase(database, pool, new MatchStore(pool));
    await projectInto(pool, matchingProjection, []);
    return filled;
  }

  /** Nothing but this world, folded and written as the runner would. */
  async show(world: World): Promise<void> {
    await this.clear();
    const log = this.log();
    appendWorld(log, world);
    await this.project(log);
  }

  async clear(): Promise<void> {
    const tables = matchingProjection.tables.map(
      ({ name }) => `p_matching_v${String(matchingProjection.version)}.${name}`,
    );
    await this.pool.query(`truncate ${tables.join(', ')}`);
  }

  /** A log that goes on where the tables are. */
  log(): TestLog {
    return new TestLog(this.reached);
  }

  async project(log: TestLog): Promise<void> {
    this.reached = await projectInto(this.pool, matchingProjection, log.events, { batchSize: 1_000 });
  }

  async drop(): Promise<void> {
    await this.database.drop();
  }
}
