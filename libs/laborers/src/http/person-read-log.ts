import type { Caller } from '@chunfeng/http';
import { Injectable, Logger } from '@nestjs/common';

/** Why somebody looks at a person; a closed list, for free text would name the person sooner or later. */
export const PURPOSES = ['service', 'verification', 'complaint', 'inspection'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One line for every reading that showed a person: who, whom, why, and when (the line's time). Ids only. */
@Injectable()
export class PersonReadLog {
  private readonly logger = new Logger('audit');

  note(caller: Caller, route: string, laborers: readonly string[], purpose: Purpose | undefined): void {
    if (laborers.length === 0) return;
    this.logger.log({
      message: 'person read',
      caller: caller.id,
      role: caller.role,
      office: caller.office,
      route,
      laborers,
      purpose: purpose ?? 'not stated',
    });
  }
}
