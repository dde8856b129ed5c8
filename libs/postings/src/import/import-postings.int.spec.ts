import { type EventLog } from '@chunfeng/event-log';
import type { TestDatabase } from '@chunfeng/testing';
import { demoFile, importAll, importerOf } from '../../test/import-cases';
import { eventsOf, openPostingsLog, postingsDatabase } from '../../test/postings-log';

describe('The import of the real postings', () => {
  let database: TestDatabase;
  let log: EventLog;

  beforeAll(async () => {
    database = await postingsDatabase();
    log = await openPostingsLog(database.url);
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  it('x', async () => {
    const start = Date.now();
    const pub = await importAll(importerOf(log), demoFile('public_postings'));
    const grad = await importAll(importerOf(log), demoFile('graduate_postings_2023'));
    console.log(
      JSON.stringify([pub.summary, grad.summary, Date.now() - start, (await eventsOf(log)).length], null, 1),
    );
    const again = await importAll(importerOf(log), demoFile('graduate_postings_2023'));
    console.log(JSON.stringify([again.summary, Date.now() - start]));
  });
});
