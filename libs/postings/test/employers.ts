import type { EmployerState } from '../src/domain/employer';

type Registered = Exclude<EmployerState, { status: 'none' }>;

/** A verified employer in order; a test names what matters to it. */
export function verifiedEmployer(change: Partial<Registered> = {}): EmployerState {
  return {
    status: 'active',
    details: { name: '云阳县某机械有限公司', kind: 'enterprise', division: '500235', contact: null },
    subject: null,
    forgotten: [],
    identifiers: [],
    verifiedBy: 'D500235',
    invitations: [],
    accounts: [],
    ...change,
  };
}
