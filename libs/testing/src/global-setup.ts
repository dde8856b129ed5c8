import { dropDeadDatabases } from './dead-databases';
import { beginTestRun } from './test-run';

// The server itself starts when the first test asks for a database: pure tests need not wait for it.
export default async function setUp(): Promise<void> {
  await beginTestRun();
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) await dropDeadDatabases(url);
}
