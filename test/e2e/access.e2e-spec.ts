import { apiDocument } from '../../apps/api/src/create-app';
import { ROLES, type Role, RouteTable } from '@chunfeng/http';
import { canaryPerson } from '@chunfeng/testing';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type RunningApp, startApp } from './support/app';
import { type Answer, ask } from './support/client';
import { type Operation, operationsOf } from './support/operations';
import { formOf } from './support/people';
import { DUMMY_ID } from './support/sample';

let product: RunningApp;
let document: OpenAPIObject;
let operations: Operation[];
let tokens: Record<Role, string>;

beforeAll(async () => {
  product = await startApp();
  document = await apiDocument(product.app);
  operations = operationsOf(document);
  const entries = ROLES.map(async (role) => [
    role,
    await product.token(role, { office: 'D500235', employerId: DUMMY_ID }),
  ]);
  tokens = Object.fromEntries(await Promise.all(entries)) as Record<Role, string>;
}, 60_000);
afterAll(() => product.stop());

/** Operations that declare neither that anyone may call them nor who may. */
function undeclared(described: readonly Operation[]): string[] {
  return described
    .filter(({ access }) => access === undefined || access.length === 0)
    .map(({ name }) => name);
}

const LANGUAGES = { 'zh-CN': /\p{Script=Han}/u, en: /^[\x20-\x7e’–]+$/ } as const;

/** What is wrong with an answer that should be a problem of this status in this language. */
function faultsOf(
  answer: Answer,
  language: keyof typeof LANGUAGES,
  expected: { status: number; code: string },
): string[] {
  const { status, headers, body } = answer;
  const instance = `urn:uuid:${headers.get('x-request-id') ?? ''}`;
  const shown = { ...body, detail: typeof body['detail'] };
  const wanted = {
    ...expected,
    type: `/problems/${expected.code}`,
    title: body['title'],
    instance,
    detail: 'string',
  };
  const faults: string[] = [];
  if (status !== expected.status)
    faults.push(`status ${String(status)} instead of ${String(expected.status)}`);
  if (headers.get('content-type') !== 'application/problem+json; charset=utf-8') faults.push('content type');
  if (headers.get('content-language') !== language) faults.push('content language');
  if (!LANGUAGES[language].test(String(body['detail']))) faults.push(`detail not in ${language}`);
  if (!LANGUAGES[language].test(String(body['title']))) faults.push(`title not in ${language}`);
  for (const [name, value] of Object.entries(wanted))
    if ((shown as Record<string, unknown>)[name] !== value) faults.push(`${name}: ${answer.text}`);
  return faults;
}

function send(operation: Operation, token?: string, language = 'en', id?: string): Promise<Answer> {
  return ask(product.url, operation.method, operation.path(id), {
    token,
    body: operation.body,
    headers: { 'accept-language': language },
  });
}

test('every operation declares who may call it, and every route stands in the document', () => {
  expect(undeclared(operations)).toEqual([]);
  const described = new Set(operations.map(({ method, template }) => `${method} ${template}`));
  const routes = product.app
    .get(RouteTable)
    .all()
    .map(({ method, template }) => `${method} ${template.replace(/:(\w+)/g, '{$1}')}`);
  expect(routes.filter((route) => !described.has(route))).toEqual([]);
  expect(routes.length).toBeGreaterThan(40);
});

test('an operation that declares nothing is found', () => {
  const path = { get: { responses: {} } };
  expect(undeclared(operationsOf({ ...document, paths: { '/v1/forgotten': path } }))).toEqual([
    'GET /v1/forgotten',
  ]);
});

test.each(['zh-CN', 'en'] as const)(
  'without a token, or with a forged one, every route that is not public answers 401 as a problem in %s',
  async (language) => {
    const faults: string[] = [];
    const forged = `${tokens.bureau.slice(0, -4)}AAAA`;
    for (const operation of operations.filter(({ access }) => access !== 'public')) {
      for (const token of [undefined, forged]) {
        const answer = await send(operation, token, language);
        const wrong = faultsOf(answer, language, { status: 401, code: 'unauthenticated' });
        faults.push(...wrong.map((fault) => `${operation.name}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  },
);

test.each(['zh-CN', 'en'] as const)(
  'every role that a route does not name is answered 403 as a problem in %s',
  async (language) => {
    const faults: string[] = [];
    let asked = 0;
    for (const operation of operations) {
      if (operation.access === 'public') continue;
      for (const role of ROLES.filter((each) => operation.access?.includes(each) !== true)) {
        const answer = await send(operation, tokens[role], language);
        const wrong = faultsOf(answer, language, { status: 403, code: 'forbidden' });
        faults.push(...wrong.map((fault) => `${operation.name} as ${role}: ${fault}`));
        asked += 1;
      }
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  },
);

test('every role that a route names gets through, and what the API page shows as an example is understood', async () => {
  const faults: string[] = [];
  for (const operation of operations) {
    const roles = operation.access === 'public' ? [undefined] : (operation.access ?? []);
    for (const role of roles) {
      const { status, text } = await send(operation, role === undefined ? role : tokens[role as Role]);
      const refused = status === 400 || status === 401 || status >= 500;
      if (refused) faults.push(`${operation.name} as ${String(role)}: ${text}`);
    }
  }
  expect(faults).toEqual([]);
});

test('an id that is none is answered as a problem by every route that takes one, never 500', async () => {
  const faults: string[] = [];
  for (const operation of operations.filter(({ template }) => template.includes('{id}'))) {
    const [role] = operation.access === 'public' ? [undefined] : (operation.access ?? []);
    const token = role === undefined ? undefined : tokens[role as Role];
    const wrong = faultsOf(await send(operation, token, 'en', "1' or '1'='1"), 'en', {
      status: 400,
      code: 'invalid-request',
    });
    faults.push(...wrong.map((fault) => `${operation.name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test('INV-SEAL: an office of another unit reaches a person by no route, and learns nothing of it', async () => {
  const person = canaryPerson();
  const registered = await ask(product.url, 'POST', '/v1/laborers', {
    token: tokens.clerk,
    body: formOf(person),
  });
  expect(registered.status).toBe(201);
  const id = String(registered.body['id']);
  const seen = { 'min-position': registered.headers.get('chunfeng-position') ?? '' };
  const faults: string[] = [];
  for (const role of ['clerk', 'bureau', 'auditor'] as const) {
    const foreign = await product.token(role, { office: 'D500118' });
    for (const operation of operations.filter(({ template }) => template.startsWith('/v1/laborers/{id}'))) {
      const { status, text } = await ask(product.url, operation.method, operation.path(id), {
        token: foreign,
        body: operation.body,
        headers: operation.method === 'GET' ? seen : {},
      });
      if (status !== 403 && status !== 404) faults.push(`${operation.name} as ${role}: ${text}`);
      if (Object.values<string>({ ...person }).some((value) => text.includes(value)))
        faults.push(`${operation.name} tells`);
    }
    const search = await ask(product.url, 'POST', '/v1/laborers/search', {
      token: foreign,
      body: { name: person.name },
      headers: seen,
    });
    if (search.text !== '{"items":[]}') faults.push(`search as ${role}: ${search.text}`);
  }
  expect(faults).toEqual([]);
  const own = await ask(product.url, 'GET', `/v1/laborers/${id}`, { token: tokens.clerk, headers: seen });
  expect(own.body['person']).toMatchObject({ name: person.name });
});
