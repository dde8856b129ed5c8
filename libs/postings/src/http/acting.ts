import { ProblemException, type Caller } from '@chunfeng/http';
import { findOffice, ROOT_OFFICE } from '@chunfeng/reference';
import type { ChangedBy } from '../domain/change-posting';

/** An employer account reaches its own postings only, everybody else those of the office. */
export function actingFor(caller: Caller): ChangedBy {
  return caller.role === 'employer'
    ? { kind: 'employer', employerId: employerIdOf(caller) }
    : { kind: 'office', office: officeOf(caller) };
}

/** @throws ProblemException `employer.account-unknown` for an employer account that has joined none. */
export function employerIdOf({ employerId }: Caller): string {
  if (employerId === undefined) throw new ProblemException('employer.account-unknown');
  return employerId;
}

/**
 * Office on whose behalf the caller acts; an operator without one acts for all.
 * @throws ProblemException `token-incomplete` when there is no such office: what it collects would be nobody's for good.
 */
export function officeOf({ office, role }: Caller): string {
  if (office !== undefined) {
    if (findOffice(office) === undefined)
      throw new ProblemException('token-incomplete', { params: { claim: 'office' } });
    return office;
  }
  if (role === 'operator') return ROOT_OFFICE;
  throw new ProblemException('forbidden');
}

/** An account that has joined an employer already registers no other one. */
export function registeringAccount({ role, id, employerId }: Caller, vouched: boolean): string | null {
  if (role !== 'employer') return null;
  if (employerId !== undefined || vouched) throw new ProblemException('forbidden');
  return id;
}
