import { type PersonRead, PersonReads, type ReadOfPerson, type ReadingsAsked } from '@chunfeng/http';
import type pg from 'pg';

interface Row {
  readonly number: number;
  readonly at: Date;
  readonly caller: string;
  readonly role: string;
  readonly office: string | null;
  readonly route: string;
  readonly purpose: string | null;
}

/** Readings of persons in `audit.person_read`. */
export class StoredPersonReads extends PersonReads {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  /** One statement, whatever the number of subjects: all of them are recorded, or none. */
  async record({ caller, route, kind, subjects, purpose, requestId }: PersonRead): Promise<void> {
    await this.pool.query({
      name: 'record-person-read',
      text: `insert into audit.person_read (caller, role, office, route, subject_kind, subject, purpose, request_id)
        select $1, $2, $3, $4, $5, subject, $7, $8 from unnest($6::uuid[]) as subject`,
      values: [
        caller.id,
        caller.role,
        caller.office ?? null,
        route,
        kind,
        [...new Set(subjects)],
        purpose ?? null,
        requestId,
      ],
    });
  }

  async of(subject: string, { limit, before }: ReadingsAsked): Promise<ReadOfPerson[]> {
    const { rows } = await this.pool.query<Row>(
      `select number, at, caller, role, office, route, purpose from audit.person_read
       where subject = $1 and ($2::bigint is null or number < $2) order by number desc limit $3`,
      [subject, before ?? null, limit],
    );
    return rows;
  }
}
