import type { Person } from '../domain/laborer.events';

/** Opens the envelopes that views refer to. */
export abstract class PersonReader {
  /** In the order of the references; `null` where there is none, or its person has been forgotten. */
  abstract read(references: readonly (string | null)[]): Promise<readonly (Person | null)[]>;
}
