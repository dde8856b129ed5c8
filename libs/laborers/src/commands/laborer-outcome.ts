import type { CommandResult } from '@chunfeng/event-log';
import type { LaborerErrorCode } from '../domain/laborer.errors';

/** INV-ID: what may be said about the one who holds the citizen number: an office, or an id to one's own office. */
export type Held =
  | { readonly kind: 'held-elsewhere'; readonly office: string }
  | { readonly kind: 'held-here'; readonly laborerId: string };

type Result = CommandResult<LaborerErrorCode>;
export type LaborerOutcome = Exclude<Result, { kind: 'claim-taken' }> | Held;
