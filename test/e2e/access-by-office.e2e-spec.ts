import { ROLES, type Role } from '@chunfeng/http';
import { Client } from 'pg';
import { apiDocument } from '../../apps/api/src/create-app';
import { ACCESS_CASES, type AccessCase } from './support/access-cases';
import {
  type AccessWorld,
  createAccessWorld,
  findingsIn,
  OWN_OFFICE,
  requestOf,
  tokenOptions,
  viewsShow,
} from './support/access-world';
import { type RunningApp, startApp } from './support/app';
import { type Answer, ask } from './support/client';
import { type Operation, operationsOf } from './support/operations';

type Place = 'own' | 'foreign';

let product: RunningApp;
let world: AccessWorld;
let database: Client;
let operations: Operation[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  product = await startApp();
  const all = operationsOf(await apiDocument(product.app));
  operations = all.filter(({ access }) => access !== 'public');
  database = new Client({ connectionString: product.database.url });
  await database.connect();
  world = await createAccessWorld(product);
  await viewsShow(product, world);
  for (const role of ROLES)
    for (const place of ['own', 'foreign'] as const)
      tokens.set(`${role} ${place}`, await product.token(role, tokenOptions(role, place, world)));
}, 120_000);
afterAll(async () => {
  await database.end();
  await product.stop();
});

function caseOf({ name }: Operation): AccessCase {
  const found = ACCESS_CASES[name];
  if (found === undefined) throw new Error(`no case for ${name}`);
  return found;
}

/** As somebody, about the world. */
async function send(operation: Operation, role: Role, place: Place, query = ''): Promise<Answer> {
  const { path, body } = requestOf(operation, caseOf(operation).about, world);
  return ask(product.url, operation.method, `${path}${query}`, {
    token: tokens.get(`${role} ${place}`),
    body,
    headers: {
      'accept-language': 'en',
      ...(operation.method === 'GET' ? { 'min-position': world.position } : {}),
    },
  });
}

/** How often somebody has looked at the laborer. */
async function readings(): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from audit.person_read where subject = $1',
    [world.ids.laborer],
  );
  return rows[0]?.count ?? 0;
}

const declares = ({ access }: Operation, role: Role): boolean => access?.includes(role) === true;

function isRefused({ status, body }: Answer): boolean {
  return status === 403 || status === 404 || String(body['code']).endsWith('.office-not-own');
}

/** Runs through operations and the roles that they declare; what is wrong, by operation and role. */
async function faultsOf(
  chosen: readonly Operation[],
  check: (operation: Operation, role: Role) => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const operation of chosen)
    for (const role of ROLES.filter((each) => declares(operation, each)))
      faults.push(...(await check(operation, role)).map((fault) => `${operation.name} as ${role}: ${fault}`));
  return faults;
}

test('every route has a case that says what another office gets, and every case a route', () => {
  expect(operations.map(({ name }) => name).filter((name) => !(name in ACCESS_CASES))).toEqual([]);
  const names = new Set(operations.map(({ name }) => name));
  expect(Object.keys(ACCESS_CASES).filter((name) => !names.has(name))).toEqual([]);
});

test('a role that a route does not declare is refused about things of its own office as well', async () => {
  const faults: string[] = [];
  for (const operation of operations)
    for (const role of ROLES.filter((each) => !declares(operation, each)))
      for (const place of ['own', 'foreign'] as const) {
        const { status, body } = await send(operation, role, place);
        if (status !== 403 || body['code'] !== 'forbidden')
          faults.push(`${operation.name} as ${role} (${place}): ${String(status)}`);
      }
  expect(faults).toEqual([]);
}, 120_000);

test('INV-SEAL: another office, and another employer, gets no more than the case of the route says', async () => {
  // What is open to every office is asked last: it changes things.
  const bound = operations.filter((each) => caseOf(each).foreign !== 'open' || each.method === 'GET');
  const faults = await faultsOf(bound, async (operation, role) => {
    const { foreign, officeFilter } = caseOf(operation);
    const answer = await send(operation, role, 'foreign');
    const found = findingsIn(answer.text, world);
    if (foreign === 'open') return found.filter((finding) => finding === 'a personal value');
    const faults = found.filter((finding) => foreign === 'empty' || finding === 'a personal value');
    if (foreign === 'refused' && !isRefused(answer)) faults.push(`${String(answer.status)} ${answer.text}`);
    if (foreign === 'empty' && answer.status !== 200) faults.push(`${String(answer.status)} ${answer.text}`);
    if (officeFilter) {
      const filtered = await send(operation, role, 'foreign', `?office=${OWN_OFFICE}`);
      if (!isRefused(filtered)) faults.push(`of another office: ${String(filtered.status)} ${filtered.text}`);
    }
    return faults;
  });
  expect(faults).toEqual([]);
}, 120_000);

test('the own office, and the own employer, reads what is theirs, sees who it is, and is recorded', async () => {
  const queries = operations.filter(({ method, name }) => method === 'GET' || name.endsWith('/search'));
  const faults = await faultsOf(queries, async (operation, role) => {
    const before = await readings();
    const answer = await send(operation, role, 'own');
    if (
      answer.text.includes(world.ids.laborer) &&
      operation.name !== 'GET /v1/laborers/{id}/reads' &&
      (await readings()) === before
    )
      return ['tells of the person, unrecorded'];
    if (answer.status !== 200) return [`${String(answer.status)} ${answer.text}`];
    const names = caseOf(operation).names?.includes(role) === true;
    const person = operation.name.includes('households') ? world.child : world.person;
    return names === answer.text.includes(person.name) ? [] : [names ? 'shows nobody' : 'shows the person'];
  });
  expect(faults).toEqual([]);
}, 120_000);

test('the own office, and the own employer, is not refused as a stranger', async () => {
  const isLast = ({ name }: Operation): boolean =>
    name.includes('forget') || caseOf({ name } as Operation).foreign === 'open';
  const commands = operations.filter(({ method }) => method !== 'GET');
  const inOrder = [...commands.filter((each) => !isLast(each)), ...commands.filter(isLast)];
  const faults = await faultsOf(inOrder, async (operation, role) => {
    const answer = await send(operation, role, 'own');
    if (caseOf(operation).useless?.includes(role) === true) return [];
    return isRefused(answer) || answer.status >= 500 ? [`${String(answer.status)} ${answer.text}`] : [];
  });
  expect(faults).toEqual([]);
}, 120_000);
