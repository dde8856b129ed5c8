import type { CommandResult } from '@chunfeng/event-log';
import { type Language, ProblemException } from '@chunfeng/http';
import { officeName, type OfficeId } from '@chunfeng/reference';
import type { LaborerOutcome } from '../commands/laborer-outcome';

/**
 * INV-ID: to others the office that holds the citizen number is named and nothing else; to the same office the
 * laborer.
 * @throws ProblemException
 */
export function answerOutcome(outcome: LaborerOutcome, language: Language): CommandResult {
  switch (outcome.kind) {
    case 'held-here': {
      const laborer = `/v1/laborers/${outcome.laborerId}`;
      throw new ProblemException('laborer.already-registered', {
        rule: 'INV-ID',
        field: '/citizenNumber',
        members: { laborer, laborerId: outcome.laborerId },
        headers: { Link: `<${laborer}>; rel="item"` },
      });
    }
    case 'held-elsewhere': {
      const name = officeName(outcome.office as OfficeId, language === 'en' ? 'en' : 'zh');
      throw new ProblemException('laborer.held-elsewhere', {
        rule: 'INV-ID',
        field: '/citizenNumber',
        params: { office: name ?? outcome.office },
        members: { office: outcome.office },
      });
    }
    default:
      return outcome;
  }
}
