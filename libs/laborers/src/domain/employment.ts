import { reject } from '@chunfeng/event-log';
import { type Finding, firstOf, knownIndustry, knownOffice, knownUnit, pastDay } from './checks';
import {
  type DataOf,
  type EmploymentRecord,
  isOlder,
  type RegisteredLaborer,
  type SelfEmploymentRecord,
} from './laborer';
import type { LaborerEvent } from './laborer.events';
import { type Knowledge, nothingToDo, record, sameData, type Step } from './step';
import { unitsChanged } from './units';
import { dueAgain } from './verification-due';

/** A verification and, where it was told, the reporting unit of the place of work. */
export type Verification = EmploymentRecord & { readonly workplace?: string };

/** Work outside the city: no receiving unit is among the 40. */
export const OUTSIDE = 'outside';

/**
 * Channel, day and verifier make a verification (notice 二(一)1). R4: what another agency's record says is no
 * verification and cannot come in here; it raises a discrepancy that somebody looks at.
 */
export function verifyEmployment(
  state: RegisteredLaborer,
  { workplace, ...verified }: Verification,
  { today }: Knowledge,
): Step {
  const finding = firstOf(
    pastDay('/verifiedOn', verified.verifiedOn, today),
    knownOffice('/verifier', verified.verifier),
    workplace === undefined || workplace === OUTSIDE ? undefined : knownUnit('/workplace', workplace),
    fittingDetails(verified),
  );
  if (finding) return finding;
  const events: LaborerEvent[] = [];
  if (!state.verifications.some((known) => sameData(known, verified))) {
    events.push({ type: 'laborer.employment-status-verified', data: verified });
    events.push(...dueAgain(state, verified.verifiedOn, today));
  }
  if (!isOlder(verified.verifiedOn, state.employment?.verifiedOn)) {
    events.push(...unitsFollowing(state, verified, workplace));
  }
  return record(...events);
}

/**
 * Who is responsible follows the work (domain.md §3): not employed → origin; employed inside the city → the
 * unit of work; outside → origin. Work beside the main one moves nobody, and what was not told changes nothing.
 */
function unitsFollowing(
  state: RegisteredLaborer,
  { status, employment }: EmploymentRecord,
  workplace: string | undefined,
): LaborerEvent[] {
  const works = status === 'employed' || status === 'self-employed';
  if (works && (workplace === undefined || employment?.standing === 'secondary')) return [];
  const unit = works && workplace !== OUTSIDE ? (workplace ?? null) : null;
  const reason = unit === null ? 'returned' : 'employed-elsewhere';
  return [
    ...unitsChanged(state.units, { unit: 'workplace', to: unit, reason }),
    ...unitsChanged(state.units, { unit: 'responsible', to: unit ?? state.units.origin, reason }),
  ];
}

function fittingDetails({ status, employment }: DataOf<'laborer.employment-status-verified'>): Finding {
  if ((status === 'employed') === (employment !== null)) return undefined;
  return reject('laborer.employment-details', { field: '/employment' });
}

export function registerSelfEmployment(
  state: RegisteredLaborer,
  business: SelfEmploymentRecord,
  { today }: Knowledge,
): Step {
  const finding = firstOf(
    pastDay('/startedOn', business.startedOn, today),
    knownIndustry('/industry', business.industry),
  );
  if (finding) return finding;
  if (sameData(state.selfEmployment, business)) return nothingToDo;
  return record({ type: 'laborer.self-employment-registered', data: business });
}
