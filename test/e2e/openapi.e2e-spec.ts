import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@chunfeng/testing';
import { VERSION } from '../../apps/api/src/version';
import { type RunningApp, startApp } from './support/app';
import { ask } from './support/client';

const COMMITTED = join(projectRoot, 'docs', 'openapi.json');
const METADATA = join('apps', 'api', 'src', 'openapi-metadata.ts');

/** The file has lines of 30,000 characters: a whole diff would tell nobody anything. */
function firstDifference(committed: string, generated: string): object | undefined {
  if (committed === generated) return undefined;
  let at = 0;
  while (committed[at] === generated[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return { committed: around(committed), generated: around(generated) };
}

let product: RunningApp;
beforeAll(async () => {
  product = await startApp();
}, 60_000);
afterAll(() => product.stop());

test('docs/openapi.json is what the program serves (UPDATE_OPENAPI=1 writes it)', async () => {
  const { body } = await ask(product.url, 'GET', '/api/openapi.json');
  const served = `${JSON.stringify(body, null, 2)}\n`;
  if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(COMMITTED, served);
  expect(readFileSync(COMMITTED, 'utf8')).toBe(served);
});

test('the committed metadata of the API are what the sources say (node scripts/generate-openapi-metadata.js)', () => {
  // As deep below the root as the committed file: its imports are relative.
  const above = join(projectRoot, '.cache', 'openapi');
  mkdirSync(above, { recursive: true });
  const folder = mkdtempSync(join(above, 'metadata-'));
  try {
    execFileSync(process.execPath, [join(projectRoot, 'scripts', 'generate-openapi-metadata.js'), folder]);
    const generated = readFileSync(join(folder, 'openapi-metadata.ts'), 'utf8');
    expect(firstDifference(readFileSync(join(projectRoot, METADATA), 'utf8'), generated)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test('the program says the version of package.json', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(VERSION).toBe(version);
});

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
  readonly requestBody?: { readonly required?: boolean };
}

async function operations(): Promise<[name: string, operation: Operation][]> {
  const { body } = await ask(product.url, 'GET', '/api/openapi.json');
  const { paths } = body as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

test('of all headers only Idempotency-Key is required', async () => {
  const headers = (await operations()).flatMap(([operation, { parameters = [] }]) =>
    parameters
      .filter((parameter) => parameter.in === 'header')
      .map(({ name, required = false }) => ({ operation, name, required })),
  );
  expect(headers.length).toBeGreaterThan(60);
  expect(headers.filter(({ name, required }) => required !== (name === 'Idempotency-Key'))).toEqual([]);
  expect(headers.filter(({ name }) => /^accept/i.test(name))).toEqual([]);
});

test('every query that takes Min-Position answers with Chunfeng-Position; a version can be asked for', async () => {
  const all = new Map(await operations());
  for (const [name, { parameters = [], responses }] of all)
    if (parameters.some((parameter) => parameter.name === 'Min-Position'))
      expect([name, responses['200']?.headers]).toEqual([
        name,
        expect.objectContaining({ 'Chunfeng-Position': expect.anything() as object }),
      ]);
  expect(all.get('GET /v1/laborers/{id}')).toMatchObject({
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'If-None-Match' })]) as object,
    responses: { 200: { headers: { ETag: {} } }, 304: {} },
  });
});

test('what can be sent has a description of its body', async () => {
  const all = new Map(await operations());
  expect(all.get('POST /v1/imports/postings')).toMatchObject({
    requestBody: { required: true, content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
  });
});
