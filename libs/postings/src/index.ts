export * from './domain/employer.events';
export * from './domain/posting.events';
