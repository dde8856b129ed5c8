import type { Caller } from '../auth/caller';
import type { Purpose } from './purpose';

/** What the ids of a reading are of: people by the id that they have as members and as laborers, or employers. */
export type SubjectKind = 'laborers' | 'employers';

/** One request that shows persons. Ids only (INV-SEAL). */
export interface PersonRead {
  readonly caller: Caller;
  /** Short name of what was asked, e.g. `search`. */
  readonly route: string;
  readonly kind: SubjectKind;
  /** uuids */
  readonly subjects: readonly string[];
  /** Undefined: not stated. */
  readonly purpose: Purpose | undefined;
  readonly requestId: string;
}

/** One earlier reading of a person. */
export interface ReadOfPerson {
  /** Its place in the order of readings. */
  readonly number: number;
  readonly at: Date;
  readonly caller: string;
  readonly role: string;
  readonly office: string | null;
  readonly route: string;
  readonly purpose: string | null;
}

export interface ReadingsAsked {
  readonly limit: number;
  /** Number of the last reading already seen. */
  readonly before?: number | undefined;
}

/** Port to the table of readings. Given to `HttpModule.forRoot` by the app; without it no person is shown. */
export abstract class PersonReads {
  /** Resolves when the reading is durable. */
  abstract record(read: PersonRead): Promise<void>;
  /** The newest first. */
  abstract of(subject: string, asked: ReadingsAsked): Promise<ReadOfPerson[]>;
}
