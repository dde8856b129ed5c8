import type { DueWork } from './due-work';
import { FiringMemory } from './firing-memory';

const work = (position: number): DueWork => ({
  timer: 'lateness',
  streamId: 'parcel-1',
  streamUuid: '1',
  dueOn: '2026-03-10',
  position,
});

test('what was refused is left alone for longer and longer, at most an hour', () => {
  let now = 0;
  const memory = new FiringMemory(() => now);
  const asked: number[] = [];
  for (; now < 86_400_000; now += 300) {
    if (!memory.isDue(work(1))) continue;
    asked.push(now);
    memory.note(work(1), 'refused');
  }
  expect(asked.length).toBeGreaterThan(24);
  expect(asked.length).toBeLessThan(24 * 2 + 15);
});

test('a new event of the stream makes other work of it', () => {
  const memory = new FiringMemory(() => 0);
  memory.note(work(1), 'refused');
  expect(memory.isDue(work(1))).toBe(false);
  expect(memory.isDue(work(2))).toBe(true);
});

test('what has left the view is forgotten', () => {
  const memory = new FiringMemory(() => 0);
  memory.note(work(1), 'done');
  memory.note(work(2), 'done');
  memory.isDue(work(2));
  memory.endLook();
  expect(memory.size).toBe(1);
});
