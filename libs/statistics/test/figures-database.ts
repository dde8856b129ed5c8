import type { RecordedEvent } from '@chunfeng/event-log';
import { projectInto } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type { Pool } from 'pg';
import '@chunfeng/database';
import { statisticsProjection } from '../src/projections/statistics.projection';
import { FigureStore } from '../src/queries/figure-store';
import { Story } from './story';

/** A database with the tables of the figures, to be filled with one story after the other. */
export class FiguresDatabase {
  readonly store: FigureStore;
  private reached = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: Pool,
  ) {
    this.store = new FigureStore(pool);
  }

  static async create(): Promise<FiguresDatabase> {
    const database = await createTestDatabase();
    const filled = new FiguresDatabase(database, database.pool({ max: 4 }));
    await projectInto(filled.pool, statisticsProjection, []);
    return filled;
  }

  get url(): string {
    return this.database.url;
  }

  /** A story that begins where the tables are, in tables that hold nothing. */
  async begin(): Promise<Story> {
    const tables = statisticsProjection.tables.map(({ name }) => `p_statistics_v1.${name}`);
    await this.pool.query(`truncate ${tables.join(', ')}`);
    return new Story(this.reached);
  }

  async project(events: readonly RecordedEvent[], batchSize = 7): Promise<void> {
    this.reached = await projectInto(this.pool, statisticsProjection, events, { batchSize });
  }

  drop(): Promise<void> {
    return this.database.drop();
  }
}
