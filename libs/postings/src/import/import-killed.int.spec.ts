import { runProcess } from '@chunfeng/testing';
import { demoFile, importAll, importerOf } from '../../test/import-cases';
import { byStream, eventsOf, openPostingsLog, postingsDatabase } from '../../test/postings-log';

describe('An import that is killed', () => {
  it('INV-ACK leaves no half row, and the same file goes on from there', async () => {
    const database = await postingsDatabase();
    const log = await openPostingsLog(database.url);
    const file = demoFile('graduate_postings_2023');
    for (const rows of [128, 512]) {
      const child = runProcess('libs/postings/test/import-in-child.ts', [database.url, file]);
      await child.waitForOutput(new RegExp(`rows ${rows}\\n`), 60_000);
      expect(await child.kill('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });

      const streams = byStream(await eventsOf(database, log));
      expect(streams.size).toBeGreaterThanOrEqual(rows);
      expect(streams.size).toBeLessThan(1_575);
      expect([...streams.values()].filter((events) => events.length !== 2)).toEqual([]);
    }
    const stored = (await eventsOf(database, log)).length / 2;
    const { summary } = await importAll(importerOf(log), file);
    expect(summary.outcomes.unchanged).toBe(stored);
    expect(summary.standings).toEqual({ published: 1_415, 'listed-incomplete': 159, refused: 1 });
    expect(await eventsOf(database, log)).toHaveLength(2 * 1_575);
    await log.close();
    await database.drop();
  }, 120_000);
});
