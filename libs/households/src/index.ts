export * from './domain/household.events';
