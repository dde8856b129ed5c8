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
