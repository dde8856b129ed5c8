/** The keys under which persons are sealed. */
export abstract class SubjectKeys {
  /** Repeatable: what has been destroyed already is no error. */
  abstract destroy(subject: string): Promise<void>;
  /** Those of the subjects that still have a key. */
  abstract existing(subjects: readonly string[]): Promise<readonly string[]>;
}
