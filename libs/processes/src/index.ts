export type { CommandFor, ProcessManager, Reaction } from './process-manager';
export type { Timer } from './timer';
export { processMigrations } from './migrations';
export { type ManagerState } from './manager-checkpoint';
export type { ProcessProblem } from './reactions';
export { ProcessRunner, type ProcessRunnerOptions } from './process-runner';
export {
  dueWorkProjection,
  dueWorkTable,
  type DueWorkOptions,
  type DueWorkRow,
  timerList,
} from './due-work.projection';
export { TimerRunner, type TimerRunnerOptions } from './timer-runner';
export { type ManagerStatus, processStatus, type ProcessStatus, type TimerStatus } from './status';
export {
  ProcessesModule,
  ProcessRunners,
  type ProcessesAsyncOptions,
  type ProcessesOptions,
} from './processes.module';
export type { Dispatch } from './settle';
