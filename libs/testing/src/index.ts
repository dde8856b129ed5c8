export { createTestDatabase, type DatabaseTemplate, type TestDatabase } from './test-database';
export { startOwnServer, type OwnServer, type OwnServerOptions } from './own-server';
export { waitFor, type WaitOptions } from './wait-for';
export { scenario } from './scenario';
export { canaryPerson, citizenNumberCheck, needlesOf, type CanaryPerson } from './canary';
export { searchForBytes, type ByteFinding } from './search-for-bytes';
export {
  projectRoot,
  runProcess,
  type ProcessEnd,
  type RunProcessOptions,
  type TestProcess,
} from './run-process';
