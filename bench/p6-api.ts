import type { AddressInfo } from 'node:net';
import { shutDown } from '@chunfeng/http';
import { readConfig } from '../apps/api/src/config';
import { createApp } from '../apps/api/src/create-app';
import { prepareDatabases } from '../apps/api/src/prepare-databases';

/**
 * The API as it is delivered, with its request log and its rate limit, on the databases in the environment: a process
 * of its own, which says `listening on <port>`. Arguments: folder of keys, and `views` if it is to build them as well,
 * as `npm start` does.
 */
async function main([folder = '', views]: readonly string[]): Promise<void> {
  const config = readConfig(process.env, folder, { embedded: true }); // Tokens are of the development issuer.
  await prepareDatabases(config);
  const app = await createApp(config, { name: 'bench', runProjections: views === 'views' });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  console.log(`listening on ${port}`);
  process.once('SIGINT', () => void shutDown(app).then(() => process.exit(0)));
}

void main(process.argv.slice(2));
