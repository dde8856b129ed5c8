import type { Streams } from '@chunfeng/event-log';
import type { PostingState } from '@chunfeng/postings';
import { HiringWorld } from '../../test/hiring-world';
import { withEmployerOfPosting } from './employer-of-posting';

const world = new HiringWorld();
const [before, now] = [world.firm(), world.firm()];
const [given, seen] = [before, now].map((firm) => world.postingState(world.posting(1, {}, firm))) as [
  PostingState,
  PostingState,
];

/** A posting that is looked up in these states, one after the other. */
function streamsOf(...states: PostingState[]): Streams {
  return { load: () => Promise.resolve({ state: states.shift() }) } as unknown as Streams;
}

test('a posting that another employer was given meanwhile is decided again with the employer that it has now', async () => {
  const asked: (string | null)[] = [];
  const decided = await withEmployerOfPosting(streamsOf(given, seen), 'id', async (employerId, check) => {
    await Promise.resolve();
    asked.push(employerId);
    check(seen);
    return 'decided';
  });
  expect([decided, asked]).toEqual(['decided', [before, now]]);
});

test('whatever else goes wrong is not tried again', async () => {
  const failed = withEmployerOfPosting(streamsOf(given), 'id', () => Promise.reject(new Error('broken')));
  await expect(failed).rejects.toThrow('broken');
});
