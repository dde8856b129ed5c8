import { ProblemException, type Caller } from '@chunfeng/http';
import { ROOT_OFFICE } from '@chunfeng/reference';
import type { ChangedBy } from '../domain/change-posting';

/** An employer account reaches its own postings only, everybody else those of the office. */
export function actingFor(caller: Caller): ChangedBy {
  return caller.role === 'employer'
    ? { kind: 'employer', employerId: employerIdOf(caller) }
    : { kind: 'office', office: officeOf(caller) };
}

/** @throws ProblemException `forbidden` for an employer account that belongs to no employer. */
export function employerIdOf({ employerId }: Caller): string {
  if (employerId === undefined) throw new ProblemException('forbidden');
  return employerId;
}

/** Office on whose behalf the caller acts; the bureau is the root of all offices. */
export function officeOf({ office, role }: Caller): string {
  if (office !== undefined) return office;
  if (role === 'bureau' || role === 'operator') return ROOT_OFFICE;
  throw new ProblemException('forbidden');
}
