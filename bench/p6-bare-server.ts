import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';

/**
 * What P6 is compared with, a process of its own: the least that can be called an API over this database. It parses a
 * body and inserts it as one row, over a pool of 16, and checks nothing. Says `listening on <port>`.
 */
const pool = new Pool({ connectionString: process.argv[2], max: 16 });

const INSERT = `insert into raw_events (stream_id, version, id, type, schema_version, data, meta)
  values ($1, 1, $2, 'command', 1, $3, '{}')`;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const id = uuidv7();
    pool.query({ name: 'insert', text: INSERT, values: [`raw-${id}`, id, JSON.stringify(body)] }).then(
      () => answer(201, { id }),
      () => answer(500, {}),
    );
  });
  function answer(status: number, body: object): void {
    const json = JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': json.length });
    response.end(json);
  }
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});
