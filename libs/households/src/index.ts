export * from './domain/household.events';
export { currentMember, household, type Household, type Member } from './domain/household';
export type { HouseholdForm } from './domain/form';
export { RegisterHousehold } from './commands/register-household.command';
export type { HouseholdOutcome } from './commands/household-outcome';
export { householdsProjection } from './projections/households.projection';
export { HouseholdEntity } from './projections/household.entity';
export { HouseholdMemberEntity } from './projections/household-member.entity';
export { HouseholdsModule } from './households.module';
