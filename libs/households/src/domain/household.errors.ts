/** Every code with which a command on a household may be refused. */
export type HouseholdErrorCode =
  | 'household.not-found'
  | 'household.exists'
  | 'household.office-unknown'
  | 'household.office-not-own'
  | 'household.division-unknown'
  | 'household.member-unknown'
  | 'household.laborer-unknown'
  | 'household.member-exists'
  | 'household.member-elsewhere'
  | 'household.member-is-laborer'
  | 'household.card-taken'
  | 'household.second-head'
  | 'household.citizen-number-wrong'
  | 'household.birth-date-differs'
  | 'household.synthetic-number'
  | 'household.date-impossible'
  | 'household.date-in-future';
