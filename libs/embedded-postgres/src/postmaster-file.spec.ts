import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { isAlive } from './postmaster-file';
import { waitFor } from '@chunfeng/testing';

const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a dead process that nobody has collected does not live', async () => {
  // The shell becomes a sleep, which never collects the child that it inherits; that child ends when we close its input.
  const parent = spawn('sh', ['-c', 'cat <&3 >/dev/null & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  let printed = '';
  parent.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await waitFor(() => printed.includes('\n'));
  await waitFor(() => readFileSync(`/proc/${parent.pid ?? 0}/comm`, 'utf8').trim() === 'sleep');
  (parent.stdio[3] as Writable).end();
  const dead = Number(printed);
  const stateOf = () => readFileSync(`/proc/${dead}/stat`, 'utf8').split(') ')[1]?.charAt(0);
  await waitFor(() => stateOf() === 'Z', { message: 'the child is a zombie' });

  expect(isAlive(dead)).toBe(false);
  expect(isAlive(parent.pid ?? 0)).toBe(true);
  parent.kill();
});
