export { createTestDatabase, type DatabaseTemplate, type TestDatabase } from './test-database';
export { freePort, startOwnServer, type OwnServer, type OwnServerOptions } from './own-server';
export { waitFor, type WaitOptions } from './wait-for';
