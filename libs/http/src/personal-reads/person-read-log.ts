import { Injectable, Logger, Optional } from '@nestjs/common';
import { type Caller, requestIdOfCaller } from '../auth/caller';
import { safeError } from '../observability/safe-error';
import { ProblemException } from '../problems/problem.exception';
import { PersonReads, type SubjectKind } from './person-reads';
import type { Purpose } from './purpose';

/** Records every reading that shows a person, before it is shown: who, whom, when, why. Ids only (INV-SEAL). */
@Injectable()
export class PersonReadLog {
  private readonly logger = new Logger('audit');

  constructor(@Optional() private readonly reads?: PersonReads) {}

  /**
   * To be awaited before the answer: what is not recorded is not shown.
   *
   * @param route short name of what was asked
   * @param kind what the ids are of
   * @throws ProblemException `reading-not-recorded`
   */
  async note(
    caller: Caller,
    route: string,
    ids: readonly string[],
    purpose: Purpose | undefined,
    kind: SubjectKind = 'laborers',
  ): Promise<void> {
    if (ids.length === 0) return;
    const requestId = requestIdOfCaller(caller);
    try {
      if (this.reads === undefined) throw new Error('no PersonReads was given to HttpModule');
      await this.reads.record({ caller, route, kind, subjects: ids, purpose, requestId });
    } catch (error) {
      this.logger.error({ message: 'a reading was not recorded', requestId, error: safeError(error) });
      throw new ProblemException('reading-not-recorded', { headers: { 'Retry-After': '1' } });
    }
    this.logger.log({
      message: 'person read',
      caller: caller.id,
      role: caller.role,
      office: caller.office,
      route,
      [kind]: ids,
      purpose: purpose ?? 'not stated',
    });
  }
}
