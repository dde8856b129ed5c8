import { isAlive } from '@chunfeng/embedded-postgres';
import { runProcess } from './run-process';
import { waitFor } from './wait-for';

const CHILD = 'libs/testing/src/fixtures/child.ts';

test('a TypeScript file runs with its arguments, its input and the aliases of the project', async () => {
  const child = runProcess(CHILD, ['echo', '春', '风'], { input: '渝\n' });
  await child.waitForOutput(/渝/);
  expect(await child.ended).toEqual({ code: 0, signal: null });
  expect(child.stdout()).toBe('ready 春 风\n渝\n');
});

test('a failpoint of its environment kills it at that place', async () => {
  const child = runProcess(CHILD, ['throw'], { env: { CHUNFENG_FAILPOINTS: 'child.working=kill' } });
  expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
});

test('waiting for output that never comes fails as soon as the process ends, with its errors at their lines', async () => {
  const child = runProcess(CHILD, ['throw']);
  await expect(child.waitForOutput(/never/)).rejects.toThrow(/child\.ts:9/);
});

test('a child dies with the process that started it, even when that one is killed', async () => {
  const parent = runProcess('libs/testing/src/fixtures/parent.ts');
  const child = Number((await parent.waitForOutput(/child (\d+)/))[1]);
  expect(isAlive(child)).toBe(true);
  await parent.kill();
  await waitFor(() => !isAlive(child), { message: 'the child of the killed process is gone' });
});
