import type pg from 'pg';

/** One thing whose day has passed. */
export interface DueWork {
  readonly timer: string;
  readonly streamId: string;
  readonly streamUuid: string;
  readonly dueOn: string;
  readonly position: number;
}

export interface DueWorkPage {
  readonly timers: readonly string[];
  /** Business day that it is: what was due on an earlier one has come. */
  readonly today: string;
  readonly after?: DueWork | undefined;
  readonly limit: number;
}

/** The next page of what has come due, oldest first. Empty while the view does not exist yet. */
export async function dueWorkPage(
  pool: pg.Pool,
  { timers, today, after, limit }: DueWorkPage,
): Promise<readonly DueWork[]> {
  try {
    const { rows } = await pool.query<DueWork>(PAGE, [
      timers,
      today,
      after?.dueOn ?? '-infinity',
      after?.timer ?? '',
      after?.streamId ?? '',
      limit,
    ]);
    return rows;
  } catch (error) {
    if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

const UNDEFINED_TABLE = '42P01';
export const PAGE = `
  select timer, stream_id as "streamId", stream_uuid as "streamUuid", due_on::text as "dueOn",
    position::float8 as position
  from view.due_work
  where due_on < $2::date and (due_on, timer, stream_id) > ($3::date, $4, $5) and timer = any($1)
  order by due_on, timer, stream_id
  limit $6`;
