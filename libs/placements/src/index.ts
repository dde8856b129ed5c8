export * from './domain/candidacy.events';
export type { Direction, FourUnits, PersonFacts, WorkFacts } from './domain/facts';
export * from './domain/placement.events';
export { candidacy, type Candidacy } from './domain/candidacy';
export { placement, type Placement, type PlacementStatus } from './domain/placement';
export type { HiringErrorCode, PlacementErrorCode } from './domain/placement.errors';
