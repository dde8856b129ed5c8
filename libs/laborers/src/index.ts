export * from './domain/laborer.events';
