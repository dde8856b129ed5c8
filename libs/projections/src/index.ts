export * from './projection';
export { projectionMigrations } from './migrations';
export { ProjectionRunner } from './runner';
export type { RunnerOptions } from './runner-options';
export { CheckpointMovedError, type RunnerState } from './checkpoint';
export type { AfterFlip } from './create-build';
export { rebuild, RebuildRunningError, type RebuildOptions, type RebuildProgress } from './rebuild';
export { rollBack } from './roll-back';
export {
  listParked,
  NotParkedError,
  type ParkedEvent,
  type ParkedOptions,
  retryParked,
  type RetryResult,
  showParked,
  skipParked,
} from './parked-events';
export { type BlockReason, describe as describeError, type ErrorDescription } from './poison';
export { type Heartbeat, type Leased, takeLease } from './lease';
export { LeaseKeeper } from './lease-keeper';
export { follow, type Progress, type Writer } from './follow';
export { projectionStatus, type ProjectionStatus } from './status';
export { ViewPositions } from './view-positions';
export {
  logHead,
  ProjectionRunners,
  type ProjectionsAsyncOptions,
  ProjectionsModule,
  type ProjectionsOptions,
} from './projections.module';
export { assertRowKeyed, foldAll, type FoldedTables } from './fold-all';
export { feedOf, projectInto, type ProjectIntoOptions } from './project-into';
