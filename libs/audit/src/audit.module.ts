import { createPool } from '@chunfeng/database';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { StoredPersonReads } from './stored-person-reads';

export interface AuditOptions {
  readonly url: string;
  /** First part of `application_name` of its connections. */
  readonly name: string;
}

/** Keeps who looked at whom. Global; the app gives {@link StoredPersonReads} to HTTP as its `PersonReads`. */
@Module({})
export class AuditModule implements OnApplicationShutdown {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  static forRoot({ url, name }: AuditOptions): DynamicModule {
    return {
      module: AuditModule,
      global: true,
      providers: [
        // Of its own: a reading must be recorded also while every other connection is busy.
        { provide: pg.Pool, useFactory: () => createPool({ url, name: `${name}-audit`, max: 4 }) },
        {
          provide: StoredPersonReads,
          inject: [pg.Pool],
          useFactory: (pool: pg.Pool) => new StoredPersonReads(pool),
        },
      ],
      exports: [StoredPersonReads],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
