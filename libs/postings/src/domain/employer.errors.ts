/** Every code with which a command on an employer may be refused. */
export type EmployerErrorCode =
  | 'employer.not-found'
  | 'employer.exists'
  | 'employer.suspended'
  | 'employer.identifier-missing'
  | 'employer.identifier-invalid'
  | 'employer.identifier-repeated'
  | 'employer.identifier-scheme-held'
  | 'employer.identifier-contradicts'
  | 'employer.division-unknown'
  | 'employer.account-unknown'
  | 'employer.invitation-unknown'
  | 'employer.invitation-used'
  | 'employer.invitation-expired'
  | 'employer.invitation-revoked'
  | 'employer.invitation-not-issued'
  | 'employer.account-not-joined';
