import type { CommandResult } from '@chunfeng/event-log';
import { ProblemException } from '../problems/problem.exception';

/** A command that did not succeed. */
export type FailedCommand = Exclude<CommandResult, { kind: 'done' }>;

/** Contention outlasts the 2 s deadline of the command runner only for a moment. */
const RETRY_SOON = { 'Retry-After': '1' };

/**
 * The problem that a command's failure is answered with. A rejection gets the status that its context's
 * catalogue gives its code.
 */
export function problemOf(result: FailedCommand): ProblemException {
  switch (result.kind) {
    case 'rejected': {
      const { code, ...details } = result.rejection;
      return new ProblemException(code, details);
    }
    case 'stale-version':
      return new ProblemException('stale-version', {
        params: { actual: result.actual },
        headers: { ETag: `"${String(result.actual)}"` },
      });
    case 'claim-taken':
      return new ProblemException('claim-taken', { members: { scope: result.scope } });
    case 'key-reused':
      return new ProblemException('key-reused', { rule: 'INV-IDEM' });
    case 'in-flight':
      return new ProblemException('in-flight', { rule: 'INV-IDEM', headers: RETRY_SOON });
    case 'busy':
      return new ProblemException('busy', { headers: RETRY_SOON });
    case 'unknown':
      return new ProblemException('outcome-unknown', { rule: 'INV-IDEM', headers: RETRY_SOON });
  }
}
