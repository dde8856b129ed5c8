import { beginTestRun } from './test-run';

// The server itself starts when the first test asks for a database: pure tests need not wait for it.
export default beginTestRun;
