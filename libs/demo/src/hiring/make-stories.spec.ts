import { makePosting } from '../postings/make-posting';
import { readWorld } from '../world';
import { makeStories } from './make-stories';

const TODAY = '2026-03-02';
const world = readWorld();
const postings = Array.from({ length: 1_000 }, (_, index) => ({
  postingId: `posting ${String(index)}`,
  terms: makePosting(world, 295, index).terms,
}));
const stories = makeStories(world, { seed: 295, laborers: 5_000, postings, count: 450, today: TODAY });
const started = stories.filter(
  (story) => 'record' in story || story.steps.some(({ type }) => type === 'start'),
);

test('about 300 people have begun to work in the last three months, through a referral or alone', () => {
  expect(stories.length).toBe(450);
  expect(started.length).toBeGreaterThan(300);
  const alone = stories.filter((story) => 'record' in story).length;
  expect(alone).toBeGreaterThan(20);
  expect(alone).toBeLessThan(80);
});

test('every person has one story, and no posting more people than places', () => {
  const people = stories.map((story) => ('record' in story ? story.record : story.referral).laborerId);
  expect(new Set(people).size).toBe(stories.length);
  for (const { postingId, terms } of postings) {
    const sent = stories.filter((story) => 'referral' in story && story.referral.postingId === postingId);
    expect(sent.length).toBeLessThanOrEqual(terms.headcount);
  }
});

test('no step lies before the one before it, none in the future, all within the quarter', () => {
  for (const story of stories) {
    if ('record' in story) continue;
    const days = [story.referral.on ?? '', ...story.steps.flatMap(({ on }) => on ?? [])];
    expect(days).toEqual([...days].sort());
    expect(days[0]?.localeCompare('2025-12-02')).toBeGreaterThanOrEqual(0);
    expect(days.at(-1)?.localeCompare(TODAY)).toBeLessThanOrEqual(0);
  }
});

test('something waits for an answer, something has lapsed, something was recorded wrongly', () => {
  const last = stories.map(
    (story) => story.steps.at(-1)?.type ?? ('record' in story ? 'record' : 'referral'),
  );
  for (const type of ['referral', 'answer', 'start', 'end', 'reverse', 'correct', 'decline-offer', 'record'])
    expect(last).toContain(type);
});
