import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws the error of listening (EADDRINUSE, EACCES), which names the port, before a database is made for nothing. */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer().listen({ port, host: '127.0.0.1' });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
