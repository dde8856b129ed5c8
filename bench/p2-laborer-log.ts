import type pg from 'pg';
import { uuidv7 } from 'uuidv7';

/** About the size of a sealed envelope of a whole person. */
const BOX = 'A'.repeat(300);
const ROWS_PER_INSERT = 10_000;

const UNITS = { origin: 'D500235', ledger: 'D500235', responsible: 'D500235108', workplace: null };
const PROFILE = {
  residence: '500235108',
  birthYear: 1979,
  workingAge: { untilYear: 2039, policy: '2018' },
  education: '60',
  health: '1',
  hukouType: '1',
};

type Entry = readonly [type: string, data: (laborer: string, turn: number) => unknown];

const willingness = (kind: string, answer: string, askedOn: string): Entry => [
  'laborer.willingness-recorded',
  () => ({ kind, answer, askedOn, channel: 'home-visit' }),
];
const verified = (verifiedOn: string): Entry => [
  'laborer.employment-status-verified',
  (_, turn) => {
    const employed = (turn + Number(verifiedOn.slice(5, 7))) % 3 === 0;
    return {
      status: employed ? 'employed' : 'not-employed',
      employment: employed ? { standing: 'main', foundBy: 'self' } : null,
      channel: 'home-visit',
      verifiedOn,
      verifier: 'D500235108',
    };
  },
];

/** What a clerk records on the visit that registers somebody, as the log holds it; no personal value. */
const VISIT: readonly Entry[] = [
  [
    'laborer.registered',
    (subject) => ({
      ...PROFILE,
      office: 'D500235108',
      units: UNITS,
      household: null,
      source: 'demonstration',
      synthetic: true,
      $sealed: { subject, box: BOX },
    }),
  ],
  [
    'laborer.group-confirmed',
    (subject) => ({
      group: 'registered-poor',
      validFrom: '2018-01-01',
      evidence: 'poverty-office-roster',
      source: 'poverty-office',
      $sealed: { subject, box: BOX.slice(0, 160) },
    }),
  ],
  [
    'laborer.consent-given',
    () => ({ purpose: 'matching', givenOn: '2018-05-02', form: 'paper', formNumber: null }),
  ],
  willingness('work', 'willing', '2018-05-02'),
  willingness('training', 'unwilling', '2018-05-02'),
  verified('2018-05-02'),
  [
    'laborer.skill-recorded',
    (_, turn) => ({
      occupation: `6-18-02-0${1 + (turn % 8)}`,
      level: '5',
      source: 'training',
      acquiredOn: '2017-11-30',
    }),
  ],
  [
    'laborer.intention-recorded',
    (_, turn) => ({
      occupations: ['6-18-02-04', '6-31-05-00'],
      regions: ['50', `3${turn % 7}`],
      wageMinFen: 350_000,
      availableFrom: '2018-07-01',
      lodgingNeeded: true,
    }),
  ],
];

/** What every later quarter brings (the notice asks for verification each quarter). */
const QUARTERS: readonly Entry[] = [
  verified('2018-08-15'),
  willingness('training', 'willing', '2018-08-15'),
  verified('2018-11-15'),
  willingness('work', 'willing', '2018-11-15'),
];

/** Visits going on at the same time: their events alternate in the log. */
const CLERKS = 40;
/** People visited before the next round of verification begins. */
const COHORT = 10_000;

/**
 * Fills an empty log with the first year of laborers: a visit's events lie close together, alternating with those
 * of other clerks; the quarterly ones lie thousands of people apart.
 */
export async function fillLaborerLog(pool: pg.Pool, laborers: number): Promise<number> {
  const insert = new Insert(pool);
  for (let first = 0; first < laborers; first += COHORT) {
    const ids = Array.from({ length: Math.min(COHORT, laborers - first) }, () => uuidv7());
    for (let at = 0; at < ids.length; at += CLERKS) {
      const visited = ids.slice(at, at + CLERKS);
      for (const [step, entry] of VISIT.entries()) await insert.addFor(visited, step + 1, entry);
    }
    for (const [step, entry] of QUARTERS.entries()) await insert.addFor(ids, VISIT.length + step + 1, entry);
  }
  await insert.flush();
  await pool.query('vacuum analyze log.events');
  return laborers * (VISIT.length + QUARTERS.length);
}

class Insert {
  private rows: [string, number, string, string, string, string][] = [];

  constructor(private readonly pool: pg.Pool) {}

  async addFor(laborers: readonly string[], version: number, [type, data]: Entry): Promise<void> {
    for (const [turn, id] of laborers.entries()) {
      await this.add(`laborer-${id}`, version, type, data(id, turn));
    }
  }

  private async add(streamId: string, version: number, type: string, data: unknown): Promise<void> {
    const meta = {
      correlationId: '0190a5d2-7c1e-7f00-8000-00000000b00d',
      commandId: '0190a5d2-7c1e-7f00-8000-00000000b00e',
      actor: { id: 'clerk-17', role: 'clerk', office: 'D500235108' },
      occurredAt: '2018-06-30T08:00:00.000Z',
    };
    this.rows.push([streamId, version, uuidv7(), type, JSON.stringify(data), JSON.stringify(meta)]);
    if (this.rows.length >= ROWS_PER_INSERT) await this.flush();
  }

  async flush(): Promise<void> {
    const columns = [0, 1, 2, 3, 4, 5].map((column) => this.rows.map((row) => row[column]));
    this.rows = [];
    await this.pool.query(
      `insert into log.events (position, stream_id, version, id, type, schema_version, data, meta, recorded_at)
       select (select coalesce(max(position), 0) from log.events) + row_number() over (order by n),
         stream_id, version, id, type, 1, data, meta, clock_timestamp()
       from unnest($1::text[], $2::int[], $3::uuid[], $4::text[], $5::json[], $6::json[])
         with ordinality as e(stream_id, version, id, type, data, meta, n)`,
      columns,
    );
  }
}
