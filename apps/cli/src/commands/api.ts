import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { dataOption } from '../installation';

/** What `npm start` leaves in its data folder for this command; readable by its owner only. */
export interface ApiFile {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
}

export const API_FILE = 'api.json';

/** Where the last command was written; what is read next has seen it. */
const POSITION_FILE = 'api-position';

interface ApiOptions {
  readonly as: string;
  readonly body?: string;
  readonly file?: string;
  readonly header: readonly string[];
  readonly include: boolean;
  readonly pick?: string;
  readonly data: string;
}

export function addApiCommand(program: Command): void {
  program
    .command('api <method> <path>')
    .description('send a request to the running program with the development token of a role')
    .option('--as <role>', 'whose token to use', 'clerk')
    .option('--body <json>', 'JSON body, or @file')
    .option('--file <path>', 'body from a file, one JSON document a line')
    .option('-H, --header <line>', 'further header, "Name: value"', collect, [])
    .option('--pick <path>', 'print one value of the answer only, e.g. items.0.id')
    .option('-i, --include', 'print status and headers too', false)
    .addOption(dataOption())
    .action(sendRequest);
}

async function sendRequest(method: string, path: string, options: ApiOptions): Promise<void> {
  const api = readApiFile(options.data);
  const token = api.tokens[options.as];
  if (token === undefined)
    throw new Error(`no token for role '${options.as}': choose one of ${Object.keys(api.tokens).join(', ')}`);
  const body = bodyOf(options);
  const headers = new Headers({
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'accept-language': language(),
  });
  const position = join(options.data, POSITION_FILE);
  if (method.toUpperCase() !== 'GET') headers.set('idempotency-key', randomUUID());
  else if (existsSync(position)) headers.set('min-position', readFileSync(position, 'utf8'));
  if (body !== undefined)
    headers.set('content-type', options.file === undefined ? 'application/json' : 'application/x-ndjson');
  for (const line of options.header) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const response = await fetch(new URL(path, api.url), {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const written = response.headers.get('chunfeng-position');
  if (method.toUpperCase() !== 'GET' && written !== null) writeFileSync(position, written);
  if (options.include) printHead(response);
  const text = await response.text();
  console.log(options.pick === undefined ? pretty(text) : pick(text, options.pick));
  if (!response.ok) process.exitCode = 1;
}

function bodyOf({ body, file }: ApiOptions): string | undefined {
  if (file !== undefined) return readFileSync(file, 'utf8');
  return body?.startsWith('@') === true ? readFileSync(body.slice(1), 'utf8') : body;
}

/** Problems are told in the language of the terminal. */
function language(): string {
  return (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('zh') ? 'zh-CN' : 'en';
}

function readApiFile(folder: string): ApiFile {
  try {
    return JSON.parse(readFileSync(join(folder, API_FILE), 'utf8')) as ApiFile;
  } catch {
    throw new Error(
      `no running program found in '${folder}': start it with npm start, or name its folder with --data`,
    );
  }
}

function printHead(response: Response): void {
  console.log(`${String(response.status)} ${response.statusText}`);
  for (const name of ['chunfeng-position', 'chunfeng-degraded', 'etag', 'location', 'retry-after']) {
    const value = response.headers.get(name);
    if (value !== null) console.log(`${name}: ${value}`);
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.trimEnd();
  }
}

function pick(text: string, path: string): string {
  let value: unknown = JSON.parse(text);
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(part in value))
      throw new Error(`the answer has no ${path}: ${text}`);
    value = (value as Record<string, unknown>)[part];
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function collect(line: string, before: readonly string[]): readonly string[] {
  return [...before, line];
}
