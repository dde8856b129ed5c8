import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from './postmaster-file';
import { waitFor } from '@chunfeng/testing';

const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a dead process that nobody has collected does not live', async () => {
  // The shell becomes a sleep, which never collects the child that it inherits.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  parent.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  await waitFor(() => printed.includes('\n'));
  const dead = Number(printed);
  const stateOf = () => readFileSync(`/proc/${dead}/stat`, 'utf8').split(') ')[1]?.charAt(0);
  await waitFor(() => stateOf() === 'Z', { message: 'the child is a zombie' });

  expect(isAlive(dead)).toBe(false);
  expect(isAlive(parent.pid ?? 0)).toBe(true);
  parent.kill();
});
