import type { EventFeed, Sealer } from '@chunfeng/event-log';
import type pg from 'pg';
import type { RunnerState } from './checkpoint';
import type { AfterFlip } from './create-build';
import type { BlockReason, ErrorDescription } from './poison';
import type { Projection } from './projection';

export interface RunnerOptions {
  readonly projection: Projection;
  readonly feed: EventFeed;
  /** For batches. */
  readonly pool: pg.Pool;
  /** For leases, so that a renewal never queues behind batches; default: `pool`. */
  readonly leasePool?: pg.Pool;
  /** Needed where the projection unseals. */
  readonly sealer?: Sealer;
  /** Epoch of the log that the feed reads; default 1. */
  readonly epoch?: () => Promise<number>;
  /** The log's last position: how a runner that has nothing to do knows that it is live. */
  readonly head?: () => Promise<number>;
  readonly afterFlip?: AfterFlip;
  /** Called after every commit, for waiters in this process. */
  readonly onMoved?: (name: string) => void;
  readonly onState?: (state: RunnerState, why?: BlockReason | ErrorDescription) => void;
  /** Milliseconds; a runner that dies is replaced after this long. Default 10,000. */
  readonly leaseMs?: number;
  /** Events per transaction while catching up. Default 2,000. */
  readonly batchSize?: number;
}
