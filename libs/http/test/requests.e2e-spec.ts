import { canaryPerson } from '@chunfeng/testing';
import request from 'supertest';
import { probe, startTestApp, type TestApp } from './test-app';

const CANARY = '张三丰-00010119900101123X';

let test_: TestApp;
let clerk: string;
let bureau: string;

beforeAll(async () => {
  test_ = await startTestApp();
  clerk = `Bearer ${await test_.issuer.developmentToken('clerk', { office: 'D500235', subject: 'clerk-1' })}`;
  bureau = `Bearer ${await test_.issuer.developmentToken('bureau', { office: 'CQ' })}`;
});
afterAll(() => test_.app.close());

const server = () => request(test_.app.getHttpServer());
const post = () => server().post('/v1/samples').set('Authorization', clerk).set('Idempotency-Key', 'k-1');
const submit = (body: object = { title: 'welder', wage: { min: 1 } }) => post().send(body);
const postText = (text: string) => post().type('application/json').send(text);
const done = {
  kind: 'done',
  replayed: false,
  at: { epoch: 1, position: 7 },
  version: 3,
  answer: { id: 'a' },
} as const;

describe('commands', () => {
  test('a creation answers 201 with its place, its version and the position to wait for', async () => {
    probe.result = done;
    const answer = await submit().expect(201).expect('Chunfeng-Position', '1.7').expect('ETag', '"3"');
    expect(answer.headers['location']).toBe('/v1/samples/a');
    expect(answer.body).toEqual({ id: 'a' });
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
  });

  test('INV-IDEM a repeat is answered like the first time and says that it is one', async () => {
    probe.result = { ...done, replayed: true };
    const answer = await submit().expect(201).expect('Idempotency-Replayed', 'true');
    expect(answer.body).toEqual({ id: 'a' });
  });

  test('the command context tells caller, key, content and request id', async () => {
    probe.result = done;
    const id = '018f4e2a-0000-7000-8000-000000000001';
    await submit()
      .set('X-Request-Id', id)
      .set('traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`)
      .set('If-Match', '"4"')
      .expect(201);
    expect(probe.context).toEqual({
      caller: 'account:clerk:D500235:clerk-1',
      idempotencyKey: 'k-1',
      content: { method: 'POST', path: '/v1/samples', body: { title: 'welder', wage: { min: 1 } } },
      actor: { id: 'clerk-1', role: 'clerk', office: 'D500235' },
      correlationId: id,
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      lane: 'interactive',
    });
    expect(probe.ifVersion).toBe(4);
  });

  test.each([
    ['in-flight', { kind: 'in-flight' }, 409, '1'],
    ['busy', { kind: 'busy' }, 503, '1'],
    ['outcome-unknown', { kind: 'unknown' }, 503, '1'],
    ['key-reused', { kind: 'key-reused' }, 422, undefined],
    ['claim-taken', { kind: 'claim-taken', scope: 'citizen-number', heldBy: 'laborer-x' }, 409, undefined],
    ['stale-version', { kind: 'stale-version', expected: 3, actual: 5 }, 412, undefined],
    [
      'sample.wage-band',
      {
        kind: 'rejected',
        rejection: { code: 'sample.wage-band', field: '/wage', rule: 'R5', params: { min: 9, max: 8 } },
      },
      422,
      undefined,
    ],
  ] as const)(
    'a command that ends as %s is a problem with its status',
    async (code, result, status, retryAfter) => {
      probe.result = result;
      const answer = await submit()
        .expect(status)
        .expect('Content-Type', 'application/problem+json; charset=utf-8');
      expect(answer.body).toMatchObject({ code, status, type: `/problems/${code}` });
      expect(answer.headers['retry-after']).toBe(retryAfter);
    },
  );

  test('a rejection names field and rule, in the language that was asked for', async () => {
    probe.result = {
      kind: 'rejected',
      rejection: { code: 'sample.wage-band', field: '/wage', rule: 'R5', params: { min: 9, max: 8 } },
    };
    const english = await submit().set('Accept-Language', 'en-GB, zh;q=0.2').expect(422);
    expect(english.body).toMatchObject({ detail: 'The wage band 9–8 is inverted.', rule: 'R5' });
    expect(english.headers['content-language']).toBe('en');
    const chinese = await submit().set('Accept-Language', 'fr').expect(422);
    expect(chinese.body).toMatchObject({
      detail: '工资下限9元高于上限8元。',
      errors: [{ in: 'body', field: '/wage', code: 'sample.wage-band', rule: 'R5' }],
    });
  });

  test('who holds a claim is not told', async () => {
    probe.result = { kind: 'claim-taken', scope: 'citizen-number', heldBy: 'laborer-x' };
    const answer = await submit().expect(409);
    expect(answer.text).not.toContain('laborer-x');
  });

  test.each([
    [undefined, 'idempotency-key-missing'],
    ['', 'idempotency-key-malformed'],
    ['a b', 'idempotency-key-malformed'],
    ['x'.repeat(201), 'idempotency-key-malformed'],
    [canaryPerson().citizenNumber, 'idempotency-key-personal'],
  ])('INV-IDEM the key %p is refused', async (key, code) => {
    const post = server().post('/v1/samples').set('Authorization', clerk);
    if (key !== undefined) void post.set('Idempotency-Key', key);
    const answer = await post.send({ title: 'welder', wage: { min: 1 } }).expect(400);
    expect(answer.body).toMatchObject({ code, errors: [{ in: 'header', field: 'Idempotency-Key' }] });
  });

  test.each(['3', 'W/"3"', '"3", "4"', '*', '"03"', '"x"'])('If-Match %s is refused', async (header) => {
    const answer = await submit().set('If-Match', header).expect(400);
    expect(answer.body).toMatchObject({ code: 'if-match-malformed' });
  });
});

describe('bodies', () => {
  test('every invalid field is told by its pointer, with the limit, without the value', async () => {
    const answer = await submit({
      title: CANARY,
      wage: { min: 0, [CANARY]: 1 },
      kind: CANARY,
      year: CANARY,
      extra: CANARY,
    })
      .set('Accept-Language', 'en')
      .expect(400);
    const errors = (answer.body as { errors: { field: string; code: string; message: string }[] }).errors;
    expect(errors.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      '/extra field.unknown',
      '/kind field.one-of',
      '/title field.max-length',
      '/wage/* field.unknown',
      '/wage/min field.min',
      '/year field.pattern',
    ]);
    expect(errors.find(({ field }) => field === '/kind')?.message).toBe(
      'Must be one of: ordinary, seasonal.',
    );
    expect(errors.find(({ field }) => field === '/wage/min')?.message).toBe('Must not be less than 1.');
    expect(answer.text).not.toContain('张三');
    expect(answer.text).not.toContain('00010119900101');
  });

  test('a field is told one thing: that it is required where it is left out, else what it is not', async () => {
    const told = async (body: object) => {
      const answer = await submit(body).set('Accept-Language', 'en').expect(400);
      const { detail, errors } = answer.body as {
        detail: string;
        errors: { field: string; message: string }[];
      };
      return [detail, ...errors.map(({ field, message }) => `${field} ${message}`)];
    };
    const one = 'The request has 1 invalid field, listed in errors.';
    const wage = { min: 1 };
    expect(await told({ wage })).toEqual([one, '/title Is required.']);
    expect(await told({ title: null, wage })).toEqual([one, '/title Is required.']);
    expect(await told({ title: 17, wage })).toEqual([one, '/title Must be text.']);
    expect(await told({ title: '', wage })).toEqual([one, '/title Needs at least 2 characters.']);
    expect(await told({ title: 'welder', wage, year: 'x' })).toEqual([
      one,
      '/year Must have the form 2026 (^\\d{4}$).',
    ]);
    expect(await told({ wage: {} })).toEqual([
      'The request has 2 invalid fields, listed in errors.',
      '/title Is required.',
      '/wage/min Is required.',
    ]);
  });

  test.each([
    ['[]', '', 'field.object'],
    ['null', '', 'field.object'],
    ['"text"', '', 'field.object'],
    ['{"title":"a\\u0000"}', '/title', 'json.nul-character'],
    ['{"title":"a\\ud800"}', '/title', 'json.lone-surrogate'],
    ['{"wage":{"min":9007199254740993}}', '/wage/min', 'json.number-out-of-range'],
    ['{"title":"a","title":"b"}', '/title', 'json.duplicate-name'],
    ['{"title":"a","wage":{"min":1},"__proto__":{}}', '/__proto__', 'json.forbidden-name'],
    ['{"title":"a","wage":{"min":1},"constructor":1}', '/constructor', 'json.forbidden-name'],
    ['{"title":"a","wage":{"min":1,"toString":1}}', '/wage/toString', 'json.forbidden-name'],
  ])('the body %s is refused at the border', async (body, field, code) => {
    const answer = await postText(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ field, code }] });
  });

  test('what is no JSON is refused without being repeated', async () => {
    const answer = await postText(`{"title": ${CANARY}`).expect(400);
    expect(answer.body).toMatchObject({ code: 'malformed-json' });
    expect(answer.text).not.toContain('张三');
  });

  test('bytes that are not UTF-8 are refused, never guessed', async () => {
    const gb18030 = post().type('application/json');
    gb18030.write(Buffer.from([0x7b, 0x22, 0xd5, 0xc5, 0x22, 0x3a, 0x31, 0x7d]));
    const answer = await gb18030.expect(400);
    expect(answer.body).toMatchObject({ errors: [{ code: 'json.not-utf-8' }] });
  });

  test.each([
    ['text/plain', {}],
    ['application/json; charset=gb18030', {}],
    ['application/json', { 'Content-Encoding': 'gzip' }],
  ])('a body of type %s %p is refused with 415', async (type, headers) => {
    const answer = await post().set('Content-Type', type).set(headers).send('{}').expect(415);
    expect(answer.body).toMatchObject({ code: 'unsupported-media-type' });
  });

  test('a body beyond 256 KiB is refused with 413, stated or chunked', async () => {
    const big = JSON.stringify({ title: 'x'.repeat(300_000) });
    await postText(big).expect(413);
    const chunked = post().type('application/json').set('Transfer-Encoding', 'chunked');
    chunked.write(big);
    await chunked.expect(413);
  });

  test('a route may set its own limit', async () => {
    const put = () =>
      server().put('/v1/samples/018f4e2a-0000-7000-8000-000000000001').set('Authorization', bureau);
    await put()
      .send({ a: 'x'.repeat(900) })
      .expect(200);
    await put()
      .send({ a: 'x'.repeat(1_000) })
      .expect(413);
  });

  test('a streaming route gets its body untouched and only in its own type', async () => {
    const post = () => server().post('/v1/samples/import').set('Authorization', clerk);
    const answer = await post().type('application/x-ndjson').send('{}\n'.repeat(200_000)).expect(201);
    expect(answer.body).toEqual({ bytes: 600_000 });
    await post().send({}).expect(415);
  });
});

describe('addresses', () => {
  test('a path that nobody serves is 404 and not repeated', async () => {
    const answer = await server()
      .get(`/v1/${encodeURIComponent(CANARY)}`)
      .expect(404);
    expect(answer.body).toMatchObject({ code: 'not-found', title: '未找到' });
    expect(decodeURIComponent(answer.text)).not.toContain('张三');
  });

  test('a wrong method is 405 and names the right ones', async () => {
    const answer = await server().delete('/v1/samples').expect(405);
    expect(answer.headers['allow']?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
    expect(answer.body).toMatchObject({ code: 'method-not-allowed' });
  });

  test('a path that cannot be decoded is 400', async () => {
    const answer = await server().get('/v1/open/slow/%E0%A4%A').expect(400);
    expect(answer.body).toMatchObject({ code: 'malformed-url' });
  });

  test('a path parameter that is no UUID is told by its name', async () => {
    const answer = await server().put('/v1/samples/17').set('Authorization', bureau).send({}).expect(400);
    expect(answer.body).toMatchObject({ errors: [{ in: 'path', field: 'id', code: 'field.uuid' }] });
  });

  test('a path parameter that is a UUID arrives in one spelling', async () => {
    const answer = await server()
      .put('/v1/samples/018F4E2A-0000-7000-8000-00000000000A')
      .set('Authorization', bureau)
      .send({})
      .expect(200);
    expect(answer.body).toMatchObject({ id: '018f4e2a-0000-7000-8000-00000000000a' });
  });

  test('the type of a problem is an address that explains it in both languages', async () => {
    const answer = await server().get('/problems/sample.wage-band').expect(200);
    expect(answer.body).toMatchObject({
      status: 422,
      zh: expect.any(String) as string,
      en: expect.any(String) as string,
    });
    await server().get('/problems/none').expect(404);
  });
});

describe('failures', () => {
  test('INV-SEAL an unexpected error is a 500 with its id; neither answer nor log repeats its text', async () => {
    probe.failure = Object.assign(new Error(`invalid input syntax for type uuid: "${CANARY}"`), {
      code: '22P02',
      detail: `Key (name)=(${CANARY}) already exists.`,
    });
    const answer = await server()
      .get(`/v1/open/fails?name=${encodeURIComponent(CANARY)}`)
      .expect(500);
    expect(answer.body).toEqual({
      type: '/problems/internal-error',
      title: '服务器内部错误',
      status: 500,
      detail: expect.any(String) as string,
      instance: `urn:uuid:${String(answer.headers['x-request-id'])}`,
      code: 'internal-error',
    });
    const line = test_.log.find(({ msg }) => msg === 'unexpected error');
    expect(line).toMatchObject({
      requestId: answer.headers['x-request-id'],
      error: { code: '22P02', message: 'invalid input syntax for type uuid: …' },
    });
    expect(test_.rawLog()).not.toContain('张三');
    expect(test_.rawLog()).not.toContain(encodeURIComponent('张三'));
    expect(test_.rawLog()).not.toContain('00010119900101');
  });

  test('an answer that broke off in the middle is cut, not ended', async () => {
    await expect(server().get('/v1/open/breaks-off')).rejects.toThrow();
  });

  test('a request id that is no UUID is not taken over', async () => {
    const answer = await server().get('/health/live').set('X-Request-Id', '10000000000');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('log', () => {
  test('INV-SEAL a request is logged by its route template, without query, path values or headers', async () => {
    await server()
      .get(`/v1/open/slow/${encodeURIComponent(CANARY)}?phone=10000000000`)
      .set('User-Agent', CANARY.slice(4))
      .expect(200);
    expect(test_.log.at(-1)).toMatchObject({
      method: 'GET',
      route: '/v1/open/slow/:name',
      status: 200,
      msg: 'request',
      requestId: expect.any(String) as string,
      ms: expect.any(Number) as number,
    });
    expect(test_.rawLog()).not.toMatch(/10000000000|00010119900101|%E5%BC%A0|Bearer/);
  });

  test('who called is logged by account and role', async () => {
    await server().get('/v1/samples/me').set('Authorization', clerk).expect(200);
    expect(test_.log.at(-1)).toMatchObject({ caller: 'clerk-1', role: 'clerk' });
  });
});

describe('queries', () => {
  const find = () => server().get('/v1/samples').set('Authorization', clerk);

  test('an answer tells the position of its views', async () => {
    await find().expect(200).expect('Chunfeng-Position', '1.10');
    await find().set('Min-Position', '1.10').expect(200);
  });

  test('a position that is not reached in time is 425 with the one that is', async () => {
    const answer = await find().set('Min-Position', '1.11').expect(425).expect('Retry-After', '1');
    expect(answer.body).toMatchObject({ code: 'position-not-reached', reached: '1.10' });
  });

  test('a position of another epoch is 409', async () => {
    const answer = await find().set('Min-Position', '2.5').expect(409);
    expect(answer.body).toMatchObject({ code: 'position-of-other-epoch', reached: '1.10' });
  });

  test('a malformed position is 400', async () => {
    const answer = await find().set('Min-Position', '11').expect(400);
    expect(answer.body).toMatchObject({ code: 'min-position-malformed' });
  });

  test('an answer from an incomplete view says so', async () => {
    test_.views.degradedViews = ['samples'];
    await find().expect(200).expect('Chunfeng-Degraded', 'samples');
    test_.views.degradedViews = [];
    expect((await find()).headers['chunfeng-degraded']).toBeUndefined();
  });

  test('paging shows every item once', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const answer = await find()
        .query({ limit: 2, ...(cursor && { cursor }) })
        .expect(200);
      const { items, next } = answer.body as { items: { row: number }[]; next: string | null };
      seen.push(...items.map(({ row }) => row));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  test('a cursor of another query is 400', async () => {
    const first = await find().query({ limit: 2, word: 'a' }).expect(200);
    const { next } = first.body as { next: string };
    const answer = await find().query({ limit: 2, word: 'b', cursor: next }).expect(400);
    expect(answer.body).toMatchObject({ code: 'cursor-invalid' });
  });

  test.each([
    ['limit=0', 'limit', 'field.min'],
    ['limit=201', 'limit', 'field.max'],
    ['limit=x', 'limit', 'field.integer'],
    ['foo=1', 'foo', 'field.unknown'],
    ['word=a&word=b', 'word', 'field.text'],
  ])('the query %s is refused', async (query, field, code) => {
    const answer = await find().query(query).expect(400);
    expect((answer.body as { errors: object[] }).errors).toContainEqual(
      expect.objectContaining({ in: 'query', field, code }),
    );
  });
});

describe('headers', () => {
  test('who has the version already is answered 304 without a body', async () => {
    const get = () => server().get('/v1/samples/versioned').set('Authorization', clerk);
    await get().expect(200).expect('ETag', '"3"');
    await get().set('If-None-Match', '"2"').expect(200);
    const answer = await get().set('If-None-Match', '"3"').expect(304);
    expect(answer.text).toBe('');
  });

  test('nothing is cached, nothing is framed, no other origin may call', async () => {
    const answer = await server().get('/health/live').set('Origin', 'https://other.example').expect(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });
});
