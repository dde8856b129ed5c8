export type { CommandFor, ProcessManager, Reaction } from './process-manager';
export type { Timer } from './timer';
