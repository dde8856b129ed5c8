import type { CommandResult } from '@chunfeng/event-log';
import { describeError, type ErrorDescription } from '@chunfeng/projections';
import type { Command } from '@nestjs/cqrs';
import { isOutage } from './outage';

/** Where commands go: the command bus of the application. */
export type Dispatch = (command: Command<CommandResult>) => Promise<CommandResult>;

/** What became of one command. */
export type Settled =
  /** Done now or before. */
  | { readonly kind: 'done' }
  /** Its decision says that it is no longer due; `why` is a code. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody knows yet: the same command once more. */
  | { readonly kind: 'again'; readonly why: string }
  /** It will never go through as it is. */
  | { readonly kind: 'defect'; readonly error: ErrorDescription };

/** @param make builds the command; that it throws is a defect as well. */
export async function settle(dispatch: Dispatch, make: () => Command<CommandResult>): Promise<Settled> {
  try {
    return meaningOf(await dispatch(make()));
  } catch (error) {
    if (isOutage(error)) return { kind: 'again', why: error instanceof Error ? error.name : 'outage' };
    return { kind: 'defect', error: describeDefect(error) };
  }
}

function meaningOf(result: CommandResult): Settled {
  switch (result.kind) {
    case 'done':
      return { kind: 'done' };
    case 'rejected':
      return { kind: 'refused', why: result.rejection.code };
    case 'claim-taken':
      return { kind: 'refused', why: `${result.kind} ${result.scope}` };
    case 'stale-version':
      return { kind: 'refused', why: result.kind };
    case 'busy':
    case 'in-flight':
    case 'unknown':
      return { kind: 'again', why: result.kind };
    case 'key-reused':
      return { kind: 'defect', error: { name: 'KeyReused' } };
  }
}

/** Without its message: a command may hold personal values, and some errors quote what they refuse (INV-SEAL). */
export function describeDefect(error: unknown): ErrorDescription {
  return describeError(error, { unseals: true });
}
