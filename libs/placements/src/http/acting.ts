import { ProblemException, type Caller } from '@chunfeng/http';
import { findOffice, ROOT_OFFICE } from '@chunfeng/reference';
import type { ActingFor } from '../domain/reach';
import type { PlacementSight } from '../queries/placement-sight';

/** An employer account acts on its own placements only, everybody else for the office. */
export function actingFor(caller: Caller): ActingFor {
  return caller.role === 'employer'
    ? { kind: 'employer', employerId: employerIdOf(caller) }
    : { kind: 'office', office: officeOf(caller) };
}

export function sightOf(caller: Caller): PlacementSight {
  const { role } = caller;
  if (role === 'employer') return { kind: 'employer', employerId: employerIdOf(caller) };
  const office = officeOf(caller);
  return role === 'broker' || role === 'fair'
    ? { kind: 'referrer', office }
    : { kind: 'office', office, changes: role !== 'auditor' };
}

/**
 * Office on whose behalf the caller acts; the bureau is the root of all offices.
 * @throws ProblemException `token-incomplete` when there is no such office.
 */
export function officeOf({ office, role }: Caller): string {
  if (office !== undefined) {
    if (findOffice(office) === undefined) throw new ProblemException('token-incomplete');
    return office;
  }
  if (role === 'bureau') return ROOT_OFFICE;
  throw new ProblemException('forbidden');
}

function employerIdOf({ employerId }: Caller): string {
  if (employerId === undefined) throw new ProblemException('employer.account-unknown');
  return employerId;
}
