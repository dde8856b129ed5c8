import type { Role } from '@chunfeng/http';
import { canaryPerson, needlesOf } from '@chunfeng/testing';
import request, { type Response } from 'supertest';
import { uuidv7 } from 'uuidv7';
import {
  type LaborerDatabases,
  laborerDatabases,
  type LaborerService,
  startLaborerService,
} from './laborer-service';
import { syntheticNumber } from './laborer.builder';

let databases: LaborerDatabases;
let service: LaborerService;
let server: Parameters<typeof request>[0];

beforeAll(async () => {
  databases = await laborerDatabases();
  service = await startLaborerService(databases);
  server = service.app.getHttpServer();
});
afterAll(async () => {
  await service.stop();
  await databases.drop();
});

interface Asking {
  readonly role?: Role;
  readonly office?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(
  method: 'get' | 'post' | 'put',
  path: string,
  body: object | undefined,
  { role = 'clerk', office = 'T500235001', headers = {} }: Asking = {},
): Promise<Response> {
  const asked = request(server)
    [method](`/v1/laborers${path}`)
    .set({
      Authorization: `Bearer ${await service.token(role, office)}`,
      ...(method === 'get' ? {} : { 'Idempotency-Key': uuidv7() }),
      ...headers,
    });
  return body === undefined ? asked : asked.send(body);
}

let running = 100;
/** Everybody here is made up; the number is another one each time. */
function form(changes: object = {}): Record<string, unknown> {
  running += 1;
  return {
    name: '测试乙',
    citizenNumber: syntheticNumber('1990-05-06', running),
    phone: '00012345678',
    residence: '500235001',
    education: '71',
    health: '1',
    hukouType: '2',
    synthetic: true,
    ...changes,
  };
}

async function register(changes: object = {}, asking?: Asking): Promise<{ id: string; position: string }> {
  const response = await send('post', '', form(changes), asking);
  if (response.status !== 201) throw new Error(`not registered: ${JSON.stringify(response.body)}`);
  const { id } = response.body as { id: string };
  return { id, position: String(response.headers['chunfeng-position']) };
}

function read(path: string, position: string, asking: Asking = {}): Promise<Response> {
  return send('get', path, undefined, {
    ...asking,
    headers: { 'Min-Position': position, ...asking.headers },
  });
}

const json = (response: Response) => response.body as Record<string, unknown>;

test('the number of a form of consent is shown to its own office, one laborer at a time', async () => {
  const { id, position } = await register({
    consent: { givenOn: '2026-01-05', form: 'paper', formNumber: '000-TY-7' },
  });
  const consent = { purpose: 'matching', givenOn: '2026-01-05', form: 'paper' };
  expect(json(await read(`/${id}`, position))).toMatchObject({
    consent: { ...consent, formNumber: '000-TY-7' },
  });
  const auditor = await send('get', `/${id}`, undefined, { role: 'auditor', office: 'CQ' });
  expect(json(auditor)['consent']).toEqual(consent);
  const list = await send('get', '?limit=200', undefined);
  expect(JSON.stringify(list.body)).toContain(id);
  expect(JSON.stringify(list.body)).not.toContain('000-TY-7');
});

test('a registered person is read back at once, in full by the own office', async () => {
  const citizenNumber = syntheticNumber('1991-07-08', 2);
  const response = await send('post', '', form({ citizenNumber }));
  expect(response.status).toBe(201);
  expect(response.headers['location']).toBe(`/v1/laborers/${String(json(response)['id'])}`);

  const shown = await read(`/${String(json(response)['id'])}`, String(response.headers['chunfeng-position']));
  expect(shown.status).toBe(200);
  expect(shown.headers['etag']).toBe('"1"');
  expect(json(shown)).toMatchObject({
    person: { name: '测试乙', citizenNumber, birthDate: '1991-07-08', sex: '2' },
    office: 'T500235001',
    units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
    synthetic: true,
    willingness: {},
  });
});

test('the auditor sees the number masked and no birth date, and the reading is noted', async () => {
  const { id, position } = await register();
  const shown = await read(`/${id}`, position, {
    role: 'auditor',
    office: 'CQ',
    headers: { 'Chunfeng-Purpose': 'inspection' },
  });
  expect(json(shown)['person']).toMatchObject({
    citizenNumber: expect.stringMatching(/^00\*{12}.{4}$/) as string,
    birthDate: null,
  });
  const noted = service
    .log()
    .split('\n')
    .filter((line) => line.includes('person read') && line.includes(id));
  expect(noted).toHaveLength(1);
  expect(JSON.parse(noted[0]!)).toMatchObject({
    caller: 'auditor-CQ',
    purpose: 'inspection',
    laborers: [id],
  });
});

test('who has looked at a person is told to its offices and to auditors, the newest first, page by page', async () => {
  const { id, position } = await register();
  const purpose = { headers: { 'Chunfeng-Purpose': 'verification' } };
  await read(`/${id}`, position);
  await read(`/${id}`, position, { role: 'auditor', office: 'CQ', ...purpose });
  const first = json(await read(`/${id}/reads?limit=1`, position));
  const auditor = {
    caller: 'auditor-CQ',
    role: 'auditor',
    office: 'CQ',
    route: 'one',
    purpose: 'verification',
  };
  expect(first['items']).toEqual([{ at: expect.any(String) as string, ...auditor }]);
  const cursor = String(first['next']);
  const second = json(await read(`/${id}/reads?limit=1&cursor=${cursor}`, position));
  expect(second).toMatchObject({ items: [{ role: 'clerk', purpose: null }], next: null });
  const foreign = await read(`/${id}/reads`, position, { office: 'D500236' });
  expect([foreign.status, json(foreign)['code']]).toEqual([404, 'laborer.not-found']);
});

test('nobody is shown when the reading cannot be recorded', async () => {
  const { id, position } = await register();
  await service.pool.query('alter table audit.person_read rename to person_read_away');
  try {
    const refused = await read(`/${id}`, position);
    expect([refused.status, json(refused)['code']]).toEqual([503, 'reading-not-recorded']);
  } finally {
    await service.pool.query('alter table audit.person_read_away rename to person_read');
  }
  expect((await read(`/${id}`, position)).status).toBe(200);
});

test('INV-ID the second office gets the name of the first, in the language it reads, and nothing personal', async () => {
  const taken = form();
  await send('post', '', taken);
  const stranger = { office: 'D500236' };
  const inEnglish = await send('post', '', taken, { ...stranger, headers: { 'Accept-Language': 'en' } });
  const inChinese = await send('post', '', taken, stranger);
  for (const refused of [inEnglish, inChinese]) {
    expect(refused.status).toBe(409);
    expect(json(refused)).toMatchObject({
      code: 'laborer.held-elsewhere',
      rule: 'INV-ID',
      office: 'T500235001',
    });
    const text = JSON.stringify(refused.body);
    for (const secret of ['测试乙', String(taken['citizenNumber']), '00012345678'])
      expect(text).not.toContain(secret);
  }
  expect(json(inChinese)['detail']).toContain('双江街道');
  expect(json(inEnglish)['detail']).toMatch(/already registered by/);
});

test('INV-ID the own office gets a link to the person', async () => {
  const taken = form();
  const { id } = json(await send('post', '', taken));
  const refused = await send('post', '', taken);
  expect(refused.status).toBe(409);
  expect(json(refused)).toMatchObject({
    code: 'laborer.already-registered',
    laborer: `/v1/laborers/${String(id)}`,
    laborerId: id,
  });
});

test('somebody of another county is answered like nobody at all', async () => {
  const { id, position } = await register();
  const nobody = '01900000-0000-7000-8000-00000000dead';
  const answers = await Promise.all(
    [id, nobody].map((it) => read(`/${it}`, position, { office: 'D500236' })),
  );
  const same = answers.map((answer) => ({ ...json(answer), instance: '' }));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect(same[0]).toEqual(same[1]);
  const change = { reason: 'other' };
  expect((await send('post', `/${id}/intention/close`, change, { office: 'D500236' })).status).toBe(404);
});

test('everything recorded shows, and If-Match guards against a change in between', async () => {
  const { id } = await register();
  const recorded = [
    await send('post', `/${id}/willingness`, {
      kind: 'work',
      answer: 'willing',
      askedOn: '2026-01-05',
      channel: 'telephone',
    }),
    await send('post', `/${id}/groups`, {
      group: 'dibao',
      validFrom: '2020-01-01',
      evidence: 'certificate',
      source: 'civil-affairs',
    }),
    await send('post', `/${id}/groups/dibao/end`, { validTo: '2021-01-01', reason: 'exited' }),
    await send('post', `/${id}/employment-status`, {
      status: 'employed',
      employment: { standing: 'main', foundBy: 'self' },
      channel: 'home-visit',
      verifiedOn: '2026-01-05',
      workplace: 'D500118',
    }),
    await send('post', `/${id}/self-employment`, { startedOn: '2025-01-05', returnee: true }),
    await send('post', `/${id}/skills`, { occupation: '6-18-02-04', level: '5', source: 'certificate' }),
    await send('put', `/${id}/intention`, { occupations: ['6-18-02'], regions: ['50'], wageMinFen: 400_000 }),
    await send('post', `/${id}/service-class`, { serviceClass: 'ready-for-job', assignedOn: '2026-01-05' }),
    await send('post', `/${id}/consent`, { givenOn: '2026-01-05', form: 'paper' }),
    await send('post', `/${id}/consent/withdraw`, { withdrawnOn: '2026-01-06', channel: 'other' }),
    await send('post', `/${id}/intention/close`, { reason: 'placed' }),
    await send('post', `/${id}/units`, { unit: 'ledger', to: 'D500236', reason: 'moved' }),
  ];
  expect(recorded.map(({ status, body }) => (status === 200 ? 200 : (body as unknown)))).toEqual(
    recorded.map(() => 200),
  );
  const last = recorded.at(-1)!;
  const shown = await read(`/${id}`, String(last.headers['chunfeng-position']));
  expect(shown.headers['etag']).toBe(last.headers['etag']);
  expect(json(shown)).toMatchObject({
    willingness: { work: { answer: 'willing' } },
    groups: [{ group: 'dibao', validFrom: '2020-01-01', validTo: '2021-01-01' }],
    employment: { status: 'employed', verifier: 'T500235001' },
    selfEmployment: { returnee: true },
    skills: [{ occupation: '6-18-02-04' }],
    intention: null,
    serviceClass: 'ready-for-job',
    consent: null,
    consentWithdrawnOn: '2026-01-06',
    units: { ledger: 'D500236', responsible: 'D500118', workplace: 'D500118' },
  });

  const details = { ...form(), citizenNumber: undefined, synthetic: undefined, reason: 'changed' };
  const stale = await send('put', `/${id}/details`, details, { headers: { 'If-Match': '"1"' } });
  expect(stale.status).toBe(412);
  const fresh = await send('put', `/${id}/details`, details, {
    headers: { 'If-Match': String(last.headers['etag']) },
  });
  expect(fresh.status).toBe(200);
});

test('a refusal names the field and the rule', async () => {
  const refused = await send('post', '', form({ citizenNumber: syntheticNumber('2020-01-01') }), {
    headers: { 'Accept-Language': 'en' },
  });
  expect(refused.status).toBe(422);
  expect(json(refused)).toMatchObject({
    code: 'laborer.below-working-age',
    rule: 'R2',
    detail: 'Below working age; registration is possible from 2036-01-01.',
    errors: [{ in: 'body', field: '/citizenNumber' }],
  });
});

test('a work list is paged, and the search finds by the whole name or number', async () => {
  const name = '罕见测试名';
  const phone = '00087654321';
  const registered: { id: string; position: string }[] = [];
  for (let index = 0; index < 5; index += 1) registered.push(await register({ name, phone }));
  const { position } = registered.at(-1)!;

  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await read(`?limit=2&office=T500235001${cursor && `&cursor=${cursor}`}`, position);
    expect(page.status).toBe(200);
    const { items, next } = page.body as { items: { id: string }[]; next: string | null };
    ids.push(...items.map(({ id }) => id));
    cursor = next;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(registered.map(({ id }) => id)));

  for (const terms of [{ name }, { phone }, { name: ` ${name} `, phone: `+86 ${phone}` }]) {
    const found = await send('post', '/search', terms, { headers: { 'Min-Position': position } });
    expect((found.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(
      registered.map(({ id }) => id),
    );
  }
  const elsewhere = await send('post', '/search', { name }, { office: 'D500236' });
  expect(json(elsewhere)['items']).toEqual([]);
  expect((await send('post', '/search', {})).status).toBe(400);
  expect((await read('?office=D500236', position)).status).toBe(403);
  expect((await read('?office=D500999', position)).status).toBe(422);
});

test('only the bureau may forget, and afterwards the person is gone', async () => {
  const { id } = await register();
  expect((await send('post', `/${id}/forget`, { reason: 'own-request' })).status).toBe(403);
  const done = await send(
    'post',
    `/${id}/forget`,
    { reason: 'own-request' },
    { role: 'bureau', office: 'D500235' },
  );
  expect(done.status).toBe(200);
  const shown = await read(`/${id}`, String(done.headers['chunfeng-position']));
  expect(shown.status).toBe(410);
  expect(json(shown)['code']).toBe('laborer.forgotten');
});

test('INV-SEAL no answer to a bad request and no line of the log repeats a personal value', async () => {
  const canary = canaryPerson();
  const bodies = [
    form({ ...canary, citizenNumber: `${canary.citizenNumber}9` }),
    form({ ...canary, citizenNumber: canary.citizenNumber.slice(0, 15) }),
    form({ ...canary, education: canary.name }),
    form({ ...canary, [canary.name]: canary.phone }),
    form({ ...canary, office: canary.name }),
    form({ ...canary, synthetic: canary.citizenNumber }),
  ];
  const answers = await Promise.all(bodies.map((body) => send('post', '', body)));
  answers.push(await read(`/${canary.citizenNumber}`, '1.0'));
  answers.push(await send('post', '/search', { name: canary.name, phone: { number: canary.phone } }));
  for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400);
  const written = Buffer.from(answers.map(({ text }) => text).join('\n') + service.log(), 'utf8');
  const leaks = [canary.name, canary.citizenNumber, canary.phone, canary.address].filter((value) =>
    needlesOf(value).some((needle) => written.includes(needle)),
  );
  expect(leaks).toEqual([]);
});
