import type pg from 'pg';
import type { AppendOutcome, AppendRequest } from '../append.types';
import { TEXT_TYPES } from '../stored-event';
import { stored } from './append-statement';

/** The server's process whose reply was lost. */
export interface LostBackend {
  readonly pid: number;
  readonly application: string;
}

type Row = [
  member: string,
  commandId: string,
  fingerprint: string,
  answer: string,
  position: string,
  recordedAt: string,
];

/** @returns per request what is stored under its key, `undefined` when nothing is or ever will be from that backend. */
export async function settle(
  pool: pg.Pool,
  lost: LostBackend,
  requests: readonly AppendRequest[],
): Promise<(AppendOutcome | undefined)[]> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<Row>({
      text: `select member, command_id, fingerprint, answer, position, recorded_at
             from log.settle($1, $2, $3::text[], $4::text[])`,
      values: [
        lost.pid,
        lost.application,
        requests.map((request) => request.idempotency.caller),
        requests.map((request) => request.idempotency.key),
      ],
      rowMode: 'array',
      types: TEXT_TYPES,
    });
    client.release();
    const found = new Map(rows.map((row) => [Number(row[0]), row]));
    return requests.map((request, index) => {
      const row = found.get(index + 1);
      if (row === undefined) return undefined;
      const [, commandId, fingerprint, answer, position, recordedAt] = row;
      if (commandId !== request.commandId && fingerprint !== request.idempotency.fingerprint) {
        return { kind: 'key-reused' };
      }
      return stored(request, { commandId, answer, position, recordedAt });
    });
  } catch (error) {
    client.release(true);
    throw error;
  }
}
