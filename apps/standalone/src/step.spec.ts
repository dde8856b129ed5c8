import { StartGivenUp, step } from './step';

const forever = (): Promise<never> => new Promise(() => undefined);

test('a step that never ends is left behind once somebody has asked to stop', async () => {
  const asked = new AbortController();
  const waiting = step(asked.signal, forever, 1);
  asked.abort();
  await expect(waiting).rejects.toThrow(StartGivenUp);
});

test('a step under way comes to its end, and the next one does not begin', async () => {
  const asked = new AbortController();
  const working = step(asked.signal, async () => {
    asked.abort();
    return Promise.resolve('made');
  });
  expect(await working).toBe('made');
  const next = jest.fn(forever);
  await expect(step(asked.signal, next)).rejects.toThrow(StartGivenUp);
  expect(next).not.toHaveBeenCalled();
});

test('what a step fails with is told as it is', async () => {
  const asked = new AbortController();
  await expect(step(asked.signal, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
});
