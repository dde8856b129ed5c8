export * from './append.types';
export * from './command';
export * from './decider';
export * from './event-type';
export * from './feed';
export * from './personal';
export * from './recorded-event';
export * from './sealer';
