export * from './domain/laborer.events';
export { laborer, type Intention, type Laborer, type RegisteredLaborer, type Units } from './domain/laborer';
export type { LaborerErrorCode } from './domain/laborer.errors';
export type { Registration } from './domain/registration';
