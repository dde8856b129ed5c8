export * from './domain/candidacy.events';
export type { Direction, FourUnits, PersonFacts, WorkFacts } from './domain/facts';
export * from './domain/placement.events';
