import type { PersonalFields } from './event-type';
import type { SealedBox } from './recorded-event';

/** What an envelope is bound to (additional authenticated data). */
export interface SealContext {
  readonly eventId: string;
  readonly streamId: string;
  readonly type: string;
  readonly schemaVersion: number;
}

/** Port to `@chunfeng/privacy`: the log itself knows no keys. */
export interface Sealer {
  /**
   * Seals the personal fields of one event for one subject; the subject's key exists durably when this
   * resolves, so before the append.
   * @throws SubjectForgottenError (by name) when the subject has been forgotten.
   */
  seal(context: SealContext, subject: string, values: Readonly<Record<string, unknown>>): Promise<SealedBox>;
  /**
   * @returns the personal fields, or `null` when the subject has been forgotten.
   * @throws EnvelopeBrokenError, SubjectKeyMissingError (by name) where this envelope cannot be opened; anything
   * else says nothing about the event, and the same call may succeed later.
   */
  unseal(context: SealContext, sealed: SealedBox): Promise<Record<string, unknown> | null>;
}

export type { PersonalFields };
