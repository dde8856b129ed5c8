import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Drain } from './drain';

/**
 * Ends an app without breaking a request: not ready any more, no new connections, requests under way are
 * finished (at most `graceMs`), then the modules close. Nest by itself would close pools first and the server
 * after them. Signals are the launcher's business.
 */
export async function shutDown(app: INestApplication, graceMs = 10_000): Promise<void> {
  app.get(Drain).begin();
  const server = app.getHttpServer() as Server;
  if (server.listening) {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.closeIdleConnections();
    await closed;
    clearTimeout(timer);
  }
  await app.close();
}
