import { join } from 'node:path';
import { FileMasterKeys, LEDGER_FILE, SubjectVault } from '@chunfeng/privacy';
import { canaryPerson, type CanaryPerson, needlesOf, searchForBytes, waitFor } from '@chunfeng/testing';
import { type Answer, ask, type Ask, newKey } from './support/client';
import { formOf, today } from './support/people';
import { Installation } from './support/standalone';

// One story on one data folder: every test begins where the one before it ended.
const installation = new Installation();
afterAll(() => installation.remove());

/** Everything that must never be found in clear. */
const canaries = new Set<string>();
/** What the program said when it refused something, and what it printed. */
const refusals: string[] = [];
const printed: string[] = [];

/** A new person; what is used of it is looked for. */
function canary(): CanaryPerson {
  const person: Record<string, PropertyDescriptor> = {};
  for (const [field, value] of Object.entries<string>({ ...canaryPerson() })) {
    const get = (): string => {
      canaries.add(value);
      return value;
    };
    person[field] = { enumerable: true, get };
  }
  return Object.defineProperties({}, person) as unknown as CanaryPerson;
}

/** A value of its own for a field that is personal, too. */
function reference(): string {
  const { phone, name } = canary();
  canaries.add(`${name}-${phone}`);
  return `${name}-${phone}`;
}

const kept = canary();
const forgotten = canary();
const corrected = canary();
let clerk: string;
let bureau: string;
const ids = new Map<CanaryPerson, string>();
let position = '';

async function send(method: string, path: string, options: Ask = {}): Promise<Answer> {
  const answer = await ask(installation.url, method, path, { token: clerk, ...options });
  position = (method === 'GET' ? undefined : answer.headers.get('chunfeng-position')) ?? position;
  if (answer.status >= 400) refusals.push(JSON.stringify([...answer.headers]) + answer.text);
  return answer;
}

const read = (path: string, method = 'GET', body?: unknown): Promise<Answer> =>
  send(method, path, { body, headers: { 'min-position': position } });

async function start(): Promise<void> {
  await installation.start();
  clerk = await installation.token('clerk', { office: 'T500235107' });
  bureau = await installation.token('bureau', { office: 'CQ' });
}

async function stop(): Promise<void> {
  const program = installation.program;
  expect(await installation.stop()).toEqual({ code: 0, signal: null });
  printed.push(program?.stdout() ?? '', program?.stderr() ?? '');
}

test('people are registered, read, found and corrected as on any day', async () => {
  await start();
  for (const person of [kept, forgotten, corrected]) {
    const groups = [
      {
        group: 'registered-poor',
        validFrom: '2026-01-01',
        evidence: 'certificate',
        evidenceReference: reference(),
        source: 'poverty-office',
      },
    ];
    // Some offices number a form of consent by who signed it.
    const consent = { givenOn: today(), form: 'paper', formNumber: canary().citizenNumber };
    const body = { ...formOf(person), groups, consent };
    const answer = await send('POST', '/v1/laborers', { body });
    expect(answer.status).toBe(201);
    ids.set(person, String(answer.body['id']));
  }
  const path = `/v1/laborers/${ids.get(corrected) ?? ''}`;
  const after = canary();
  const { residence, education, health, hukouType } = formOf(after);
  const details = { ...after, residence, education, health, hukouType, reason: 'comparison' };
  expect(await send('PUT', `${path}/details`, { body: details })).toMatchObject({ status: 200 });

  expect((await read(path)).body['person']).toMatchObject({
    name: after.name,
    citizenNumber: after.citizenNumber,
    phone: after.phone,
    address: after.address,
  });
  const found = async (by: object): Promise<unknown> => (await read('/v1/laborers/search', 'POST', by)).body;
  expect(await found({ name: kept.name })).toMatchObject({ items: [{ person: { phone: kept.phone } }] });
  expect(await found({ phone: kept.phone })).toMatchObject({ items: [{ person: { name: kept.name } }] });
  expect(await found({ name: corrected.name })).toEqual({ items: [] });
  expect((await read('/v1/laborers?status=unverified')).body).toMatchObject({ items: [{}, {}, {}] });
}, 150_000);

test('a natural person is an employer, and its name is shown to an office and stands in no posting', async () => {
  const { name } = canary();
  const household = { kind: 'natural-person', name, division: '500235', vouched: true, synthetic: true };
  const registered = await send('POST', '/v1/employers', { body: household });
  expect(registered.status).toBe(201);
  const employerId = String(registered.body['id']);
  const terms = { title: '住家保姆', headcount: 1, place: '500235' };
  const posted = await send('POST', '/v1/postings', { body: { employerId, terms, synthetic: true } });
  expect(posted.status).toBe(201);
  expect((await read(`/v1/postings/${String(posted.body['id'])}`)).body).toMatchObject({
    employerName: null,
  });
  expect((await read(`/v1/employers/${employerId}`)).body).toMatchObject({ name });
});

test('the person to call at an employer is recorded, corrected and shown', async () => {
  const employer = { kind: 'village-committee', division: '500235', vouched: true, synthetic: true };
  const contact = (): object => {
    const { name, phone } = canary();
    return { name, phone };
  };
  const first = { ...employer, name: '合成示例村委会', contact: contact() };
  const registered = await send('POST', '/v1/employers', { body: first });
  expect(registered.status).toBe(201);
  const path = `/v1/employers/${String(registered.body['id'])}`;
  const second = { name: '合成示例村委会', kind: employer.kind, contact: contact() };
  expect(await send('PUT', path, { body: second })).toMatchObject({ status: 200 });
  expect((await read(path)).body).toMatchObject({ hasContact: true, contact: second.contact });
});

/** A personal value at every door where it does not belong, and what that door says. */
const WRONG: readonly [string, () => Promise<Answer>, status: number, code: string][] = [
  [
    'a number with a wrong check character',
    () => {
      const { citizenNumber } = canary();
      const wrong = citizenNumber.slice(0, 17) + (citizenNumber.endsWith('X') ? '0' : 'X');
      canaries.add(wrong);
      return register({ ...formOf(canary()), citizenNumber: wrong });
    },
    422,
    'laborer.citizen-number-check-digit',
  ],
  [
    'a value in the place of a code',
    () => register({ ...formOf(canary()), residence: canary().phone, health: canary().name }),
    400,
    'invalid-request',
  ],
  [
    'a value as the name of a field',
    () => register({ ...formOf(canary()), [canary().name]: 1, [`x${canary().citizenNumber}`]: canary() }),
    400,
    'invalid-request',
  ],
  [
    'a name with digits in it',
    () => register({ ...formOf(canary()), name: canary().citizenNumber }),
    422,
    'laborer.name-format',
  ],
  ['a person whom the own office holds', () => register(formOf(kept)), 409, 'laborer.already-registered'],
  [
    'a person whom another office holds',
    async () => {
      const token = await installation.token('clerk', { office: 'D500118' });
      const body = { ...formOf(canary()), citizenNumber: kept.citizenNumber, office: 'D500118' };
      return send('POST', '/v1/laborers', { token, body });
    },
    409,
    'laborer.held-elsewhere',
  ],
  [
    'a correction to a number that is held',
    () => {
      const { residence, education, health, hukouType } = formOf(kept);
      const body = { ...canary(), citizenNumber: kept.citizenNumber, reason: 'changed' };
      const path = `/v1/laborers/${ids.get(corrected) ?? ''}/details`;
      return send('PUT', path, { body: { ...body, residence, education, health, hukouType } });
    },
    409,
    'laborer.already-registered',
  ],
  [
    'an office that is not the own',
    () => register({ ...formOf(canary()), office: 'D500118' }),
    403,
    'laborer.office-not-own',
  ],
  [
    'a body that is far too large',
    () => register({ ...formOf(canary()), address: canary().address.repeat(40_000) }),
    413,
    'body-too-large',
  ],
  [
    'no JSON',
    () => register(`{"name": "${canary().name}", ${canary().citizenNumber}}`),
    400,
    'malformed-json',
  ],
  [
    'a NUL in a text',
    () => register({ ...formOf(canary()), name: `${canary().name}\0` }),
    400,
    'invalid-request',
  ],
  [
    'half a surrogate',
    () => register(`{"name": "${canary().name}\\ud800", "phone": "${canary().phone}"}`),
    400,
    'invalid-request',
  ],
  [
    'a name twice',
    () => register(`{"${canary().name}": 1, "name": "${canary().name}", "name": "${canary().name}"}`),
    400,
    'invalid-request',
  ],
  [
    'another media type',
    () => {
      const headers = { 'content-type': `text/x-${canary().citizenNumber}` };
      return send('POST', '/v1/laborers', { body: canary().name, headers });
    },
    415,
    'unsupported-media-type',
  ],
  [
    'a key that was used for another body',
    async () => {
      const headers = { 'idempotency-key': newKey() };
      await send('POST', '/v1/laborers', { body: formOf(canary()), headers });
      return send('POST', '/v1/laborers', { body: formOf(canary()), headers });
    },
    422,
    'key-reused',
  ],
  [
    'a citizen number as the key of a command',
    () => send('POST', '/v1/laborers', personalKey(canary().citizenNumber)),
    400,
    'idempotency-key-personal',
  ],
  [
    'a telephone number in the key of a command',
    () => send('POST', '/v1/laborers', personalKey(`visit-${canary().phone}`)),
    400,
    'idempotency-key-personal',
  ],
  [
    'a query string',
    () => send('GET', `/v1/laborers?name=${encodeURIComponent(canary().name)}&phone=${canary().phone}`),
    400,
    'invalid-request',
  ],
  ['a path', () => send('GET', `/v1/laborers/${canary().citizenNumber}`), 400, 'invalid-request'],
  ['a path of no route', () => send('GET', `/v1/${encodeURIComponent(canary().name)}`), 404, 'not-found'],
  ['a cursor', () => send('GET', `/v1/laborers?cursor=${canary().citizenNumber}`), 400, 'cursor-invalid'],
  [
    'a purpose',
    () => send('GET', '/v1/laborers', { headers: { 'chunfeng-purpose': canary().citizenNumber } }),
    400,
    'invalid-request',
  ],
  [
    'a position',
    () => send('GET', '/v1/laborers', { headers: { 'min-position': canary().citizenNumber } }),
    400,
    'min-position-malformed',
  ],
  [
    'an expected version',
    () => {
      const path = `/v1/laborers/${ids.get(kept) ?? ''}/intention/close`;
      const headers = { 'if-match': canary().citizenNumber };
      return send('POST', path, { body: { reason: 'other' }, headers });
    },
    400,
    'if-match-malformed',
  ],
  ['a token', () => send('GET', '/v1/laborers', { token: canary().citizenNumber }), 401, 'unauthenticated'],
  [
    'ids and trace of the request',
    () => {
      const { citizenNumber } = canary();
      const headers = {
        'x-request-id': citizenNumber,
        traceparent: citizenNumber,
        'user-agent': citizenNumber,
      };
      return send('POST', '/v1/laborers', { body: {}, headers });
    },
    400,
    'invalid-request',
  ],
  [
    'a card number that is too long',
    () => {
      const evidenceReference = reference().repeat(9);
      const group = { group: 'dibao', validFrom: '2026-01-01', evidence: 'visit', source: 'other' };
      const path = `/v1/laborers/${ids.get(kept) ?? ''}/groups`;
      return send('POST', path, { body: { ...group, evidenceReference } });
    },
    400,
    'invalid-request',
  ],
  [
    'an identifier of an employer',
    () => {
      const identifiers = [{ scheme: 'uscc', value: canary().citizenNumber }];
      const body = {
        name: '合成示例户',
        kind: 'natural-person',
        identifiers,
        contact: { name: canary().name },
      };
      return send('POST', '/v1/employers', { body: { ...body, contact: { ...body.contact, phone: '1' } } });
    },
    422,
    'employer.identifier-invalid',
  ],
];

function personalKey(key: string): Ask {
  return { body: formOf(canary()), headers: { 'idempotency-key': key } };
}

function register(body: unknown): Promise<Answer> {
  return send('POST', '/v1/laborers', { body });
}

test.each(WRONG)('INV-SEAL: %s is refused without being repeated', async (_where, provoke, status, code) => {
  const answer = await provoke();
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  const words = answer.text;
  expect([...canaries].filter((value) => words.includes(value))).toEqual([]);
});

test('INV-SEAL: an import answers bad rows without repeating them', async () => {
  const rows = [
    `{"${canary().name}": "${canary().citizenNumber}"}`,
    `${canary().name} ${canary().citizenNumber}`,
    JSON.stringify({ terms: { title: 1, place: canary().phone }, source: canary().citizenNumber }),
  ];
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await send('POST', '/v1/imports/postings?format=chunfeng', {
    body: rows.join('\n'),
    headers,
  });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    summary: { rows: 3, outcomes: { invalid: 3 } },
  });
  refusals.push(answer.text);
});

test('INV-SEAL: connections that are cut under commands are survived and tell nothing', async () => {
  const cutter = await installation.connect('postgres');
  const cut = async (): Promise<void> => {
    const others = `select pg_terminate_backend(pid) from pg_stat_activity
                    where pid <> pg_backend_pid() and backend_type = 'client backend'`;
    await cutter.query(others);
  };
  const forms = Array.from({ length: 12 }, () => ({
    body: formOf(canary()),
    headers: { 'idempotency-key': newKey() },
  }));
  for (let round = 0; round < 3; round += 1) {
    const answers = forms.slice(round * 4, round * 4 + 4).map((form) => send('POST', '/v1/laborers', form));
    await Promise.race(answers);
    await cut();
    await Promise.all(answers);
  }
  await cutter.end();
  // With the same key each is done at last, once.
  for (const form of forms) {
    let answer = await send('POST', '/v1/laborers', form);
    await waitFor(
      async () => {
        if (answer.status === 201) return true;
        expect([500, 503]).toContain(answer.status);
        answer = await send('POST', '/v1/laborers', form);
        return false;
      },
      { timeout: 20_000, message: `registered after ${answer.text}` },
    );
  }
  expect((await read('/v1/laborers?status=unverified&limit=200')).body['items']).toHaveLength(16);
}, 60_000);

test('INV-SEAL: no value of a person is in the data folder, the WAL, a log, the output or an error', async () => {
  await stop();
  const needles = [...canaries].flatMap(needlesOf);
  expect(canaries.size).toBeGreaterThan(120);
  const findings = await searchForBytes(installation.data, needles);
  const told = [...refusals, ...printed].filter((text) =>
    needles.some((needle) => Buffer.from(text).includes(needle)),
  );
  expect({ findings, told }).toEqual({ findings: [], told: [] });

  // The search does reach what lies in clear: tables and WAL, and the program's own log.
  const clear = await searchForBytes(installation.data, [
    '合成示例村委会',
    '"route":"/v1/laborers/:id/details"',
  ]);
  const files = clear.map(({ file }) => file.slice(installation.data.length));
  expect(files).toContainEqual(expect.stringMatching(/^\/pg18\/base\//));
  expect(files).toContainEqual(expect.stringMatching(/^\/pg18\/pg_wal\//));
  expect(files).toContain('/chunfeng.log');
  expect(refusals.length).toBeGreaterThan(WRONG.length);
}, 300_000);

test('INV-SEAL: who was forgotten can be opened neither by the API nor with all keys at hand', async () => {
  await start();
  const path = (person: CanaryPerson): string => `/v1/laborers/${ids.get(person) ?? ''}`;
  const forget = { token: bureau, body: { reason: 'own-request' } };
  expect(await send('POST', `${path(forgotten)}/forget`, forget)).toMatchObject({ status: 200 });
  await stop();
  await start();

  expect(await read(path(forgotten))).toMatchObject({ status: 410, body: { code: 'laborer.forgotten' } });
  expect((await read(path(kept))).body['person']).toMatchObject({ name: kept.name, phone: kept.phone });
  const search = await read('/v1/laborers/search', 'POST', { name: forgotten.name });
  expect(search.body).toEqual({ items: [] });

  const database = await installation.connect();
  const { rows: claims } = await database.query<{ stream_id: string }>(
    `select stream_id from log.claims where right(stream_id, 36) = any($1)`,
    [[...ids.values()]],
  );
  expect(claims.map(({ stream_id }) => stream_id.slice(-36)).sort()).toEqual(
    [ids.get(kept), ids.get(corrected)].sort(),
  );
  const opened = await openEnvelopes(database);
  expect(opened.get(ids.get(forgotten) ?? '')).toEqual([null, null, null]);
  expect(opened.get(ids.get(kept) ?? '')).toMatchObject([
    { person: { name: kept.name } },
    { formNumber: expect.any(String) as string },
    { evidenceReference: expect.any(String) as string },
  ]);
  const { rows: seen } = await database.query(
    'select sealed, birth_year, residence from view.laborers where laborer_id = $1',
    [ids.get(forgotten)],
  );
  expect(seen).toEqual([{ sealed: null, birth_year: null, residence: null }]);
  await database.end();

  const anew = await send('POST', '/v1/laborers', { body: formOf(forgotten) });
  expect(anew.status).toBe(201);
  expect(anew.body['id']).not.toBe(ids.get(forgotten));
  await stop();
}, 180_000);

/** What the envelopes of the log hold, by laborer: with the master keys and the key database, past the product. */
async function openEnvelopes(
  log: Awaited<ReturnType<Installation['connect']>>,
): Promise<Map<string, (object | null)[]>> {
  const { rows } = await log.query<{
    id: string;
    stream_id: string;
    type: string;
    schema_version: number;
    sealed: string;
  }>(
    `select id, stream_id, type, schema_version, data ->> '$sealed' as sealed
     from log.events where data ->> '$sealed' is not null and right(stream_id, 36) = any($1) order by position`,
    [[...ids.values()]],
  );
  const folder = join(installation.data, 'keys');
  const vault = await SubjectVault.open({
    url: await installation.databaseUrl('chunfeng_keys'),
    name: 'e2e',
    masterKeys: new FileMasterKeys(folder),
    ledgerFile: join(folder, LEDGER_FILE),
  });
  const opened = new Map<string, (object | null)[]>();
  for (const { id, stream_id, type, schema_version, sealed } of rows) {
    const context = { eventId: id, streamId: stream_id, type, schemaVersion: schema_version };
    const laborer = stream_id.slice(-36);
    const box = JSON.parse(sealed) as { subject: string; box: string };
    opened.set(laborer, [...(opened.get(laborer) ?? []), await vault.unseal(context, box)]);
  }
  await vault.close();
  return opened;
}
