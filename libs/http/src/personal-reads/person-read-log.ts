import { Injectable, Logger } from '@nestjs/common';
import type { Caller } from '../auth/caller';

/** Why somebody looks at a person; a closed list, for free text would name the person sooner or later. */
export const PURPOSES = ['service', 'verification', 'complaint', 'inspection'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One line for every reading that showed a person: who, whom, why, and when (the line's time). Ids only. */
@Injectable()
export class PersonReadLog {
  private readonly logger = new Logger('audit');

  /** @param whose what the ids are of. */
  note(
    caller: Caller,
    route: string,
    ids: readonly string[],
    purpose: Purpose | undefined,
    whose: 'laborers' | 'employers' = 'laborers',
  ): void {
    if (ids.length === 0) return;
    this.logger.log({
      message: 'person read',
      caller: caller.id,
      role: caller.role,
      office: caller.office,
      route,
      [whose]: ids,
      purpose: purpose ?? 'not stated',
    });
  }
}
