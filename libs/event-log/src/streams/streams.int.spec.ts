import { createPool } from '@chunfeng/database';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import { uuidv7 } from 'uuidv7';
import { type Counter, counter, type CounterEvent, context, logDatabase, openLog } from '../../test/support';
import type { Decider } from '../decider';
import { newEpoch } from '../store-identity';

let database: TestDatabase;
beforeAll(async () => (database = await logDatabase()));
afterAll(() => database.drop());

test('a state is folded once, and anew when the log is another one: a promoted standby may differ', async () => {
  const log = await openLog(database.url);
  const admin = createPool({ url: database.url, name: 'admin' });
  try {
    let folded = 0;
    const counting: Decider<Counter, CounterEvent> = {
      ...counter,
      evolve: (state, event) => {
        folded += 1;
        return counter.evolve(state, event);
      },
    };
    const id = uuidv7();
    await log.commands.execute({
      context: context(),
      stream: { decider: counter, id },
      decide: () => ({ accepted: true, events: [{ type: 'counter.bumped', data: { by: 1 } }] }),
    });
    await log.streams.load(counting, id);
    await log.streams.load(counting, id);
    expect(folded).toBe(1);

    await newEpoch(admin);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name like '%-streams' and datname = current_database()`,
    );
    // The next use of a cut connection may still fail; the one after it is a new connection.
    await waitFor(async () => (await log.streams.load(counting, id).catch(() => undefined))?.version === 1);
    expect(folded).toBe(2);
  } finally {
    await log.close();
    await admin.end();
  }
});
