import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import request from 'supertest';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  DevelopmentIssuer,
  DevelopmentKeyTooOpenError,
  type DevelopmentTokenOptions,
  type ProblemException,
  Public,
  type Role,
  ROLES,
  shutDown,
} from '../src';
import { TokenVerifier } from '../src/auth/token-verifier';
import { probe, startTestApp, type TestApp } from './test-app';

describe('tokens', () => {
  let test_: TestApp;
  beforeAll(async () => {
    test_ = await startTestApp();
  });
  afterAll(() => test_.app.close());

  const me = (token: string) =>
    request(test_.app.getHttpServer()).get('/v1/samples/me').set('Authorization', `Bearer ${token}`);

  test('the caller is who the token says', async () => {
    const employerId = '018f4e2a-0000-7000-8000-000000000001';
    const answer = await me(await test_.issuer.developmentToken('employer', { employerId, subject: 'e-1' }));
    expect(answer.body).toEqual({ id: 'e-1', role: 'employer', employerId });
  });

  test('no token, a foreign one and an expired one are 401', async () => {
    const anonymous = await request(test_.app.getHttpServer()).get('/v1/samples/me').expect(401);
    expect(anonymous.headers['www-authenticate']).toBe('Bearer');
    const stranger = await DevelopmentIssuer.inMemory();
    await me(await stranger.developmentToken('clerk', { office: 'D500235' })).expect(401);
    await me(await test_.issuer.developmentToken('clerk', { office: 'D500235', hours: -1 })).expect(401);
    await me('not.a.token').expect(401);
    await me('x'.repeat(10_000)).expect(401);
  });

  test('another role is 403, and so is a token that does not say for whom it acts', async () => {
    const analyst = await me(await test_.issuer.developmentToken('analyst', { office: 'CQ' })).expect(403);
    expect(analyst.body).toMatchObject({ code: 'forbidden', roles: ['clerk', 'employer'] });
    const clerk = await me(await test_.issuer.developmentToken('clerk')).expect(403);
    expect(clerk.body).toMatchObject({ code: 'token-incomplete', claim: 'office' });
  });

  test('every role but employer and operator acts for an office, and for one that exists', async () => {
    const verifier = new TokenVerifier({ developmentIssuer: test_.issuer }, (id) => id === 'D500235');
    const claimMissing = async (role: Role, options?: DevelopmentTokenOptions): Promise<unknown> =>
      verifier.verify(await test_.issuer.developmentToken(role, options)).then(
        () => undefined,
        (error: unknown) => (error as ProblemException).details.members?.['claim'],
      );
    for (const role of ROLES) {
      const expected = role === 'employer' || role === 'operator' ? undefined : 'office';
      expect([role, await claimMissing(role)]).toEqual([role, expected]);
      expect([role, await claimMissing(role, { office: 'D500235' })]).toEqual([role, undefined]);
      expect([role, await claimMissing(role, { office: 'D999999' })]).toEqual([role, 'office']);
    }
    expect(await claimMissing('employer', { employerId: 'nobody' })).toBe('employer_id');
    expect(await claimMissing('rector' as Role, { office: 'D500235' })).toBe('role');
    expect(await claimMissing('employer', { subject: 'a name' })).toBe('sub');
  });

  test('an employer account that its token gives no employer has the one that it joined, or none', async () => {
    const joined = '018f4e2a-0000-7000-8000-000000000002';
    const accounts = { employerOf: (id: string) => Promise.resolve(id === 'e-2' ? joined : undefined) };
    const own = await startTestApp({}, undefined, accounts);
    const seen = async (subject: string): Promise<unknown> => {
      const token = await own.issuer.developmentToken('employer', { subject });
      const answer = await request(own.app.getHttpServer())
        .get('/v1/samples/me')
        .set('Authorization', `Bearer ${token}`)
        .expect(200);
      return answer.body;
    };
    expect(await seen('e-2')).toEqual({ id: 'e-2', role: 'employer', employerId: joined });
    expect(await seen('e-3')).toEqual({ id: 'e-3', role: 'employer' });
    await own.app.close();
  });

  test('a verified token is remembered until it expires, not longer', async () => {
    const verifier = new TokenVerifier({ developmentIssuer: test_.issuer });
    const token = await test_.issuer.developmentToken('clerk', { office: 'D500235' });
    expect(verifier.peek(token)).toBeUndefined();
    const caller = await verifier.verify(token);
    expect(verifier.peek(token)).toEqual(caller);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 3_600_000);
    expect(verifier.peek(token)).toBeUndefined();
    clock.mockRestore();
  });
});

describe('an issuer of its own', () => {
  const sign = async (key: Parameters<SignJWT['sign']>[0], claims: JWTPayload, alg = 'ES256') =>
    new SignJWT(claims).setProtectedHeader({ alg, kid: 'k' }).sign(key);
  const claims = {
    iss: 'https://issuer.example',
    aud: 'chunfeng',
    sub: 'a',
    role: 'clerk',
    office: 'D500235',
  };
  const exp = Math.floor(Date.now() / 1000) + 600;

  test('keys come from its address; issuer and audience must fit; keys that cannot be had are 503', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    let up = true;
    const unlisted = await generateKeyPair('ES512', { extractable: true });
    const keys = {
      keys: [
        { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k' },
        { ...(await exportJWK(unlisted.publicKey)), alg: 'ES512', kid: 'k' },
      ],
    };
    const server = createServer((_request, response) => {
      response.writeHead(up ? 200 : 500, { 'Content-Type': 'application/json' }).end(JSON.stringify(keys));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const jwksUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/jwks`;
    const start = () =>
      startTestApp({ auth: { issuer: claims.iss, audience: claims.aud, keys: { jwksUrl } } });
    const test_ = await start();
    const status = async (app: TestApp, token: string) =>
      (await request(app.app.getHttpServer()).get('/v1/samples/me').set('Authorization', `Bearer ${token}`))
        .status;
    expect(await status(test_, await sign(privateKey, { ...claims, exp }))).toBe(200);
    expect(
      await status(test_, await sign(privateKey, { ...claims, exp, iss: 'https://other.example' })),
    ).toBe(401);
    expect(await status(test_, await sign(privateKey, { ...claims, exp, aud: 'other' }))).toBe(401);
    expect(await status(test_, await sign(privateKey, claims))).toBe(401);
    expect(await status(test_, await sign(unlisted.privateKey, { ...claims, exp }, 'ES512'))).toBe(401);
    const secret = new TextEncoder().encode('x'.repeat(32));
    const symmetric = await new SignJWT({ ...claims, exp }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await status(test_, symmetric)).toBe(401);
    up = false;
    const late = await start();
    expect(await status(late, await sign(privateKey, { ...claims, exp }))).toBe(503);
    await test_.app.close();
    await late.app.close();
    server.close();
    server.closeAllConnections();
  });

  test('the development issuer keeps one key in its folder, for its owner only, also when opened twice at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
    try {
      const [one, two] = await Promise.all([DevelopmentIssuer.open(folder), DevelopmentIssuer.open(folder)]);
      expect(one.publicKeys()).toEqual(two.publicKeys());
      expect((await DevelopmentIssuer.open(folder)).publicKeys()).toEqual(one.publicKeys());
      expect(JSON.stringify(one.publicKeys())).not.toContain('"d"');
      const file = join(folder, 'development-issuer.jwk');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      chmodSync(file, 0o644);
      await expect(DevelopmentIssuer.open(folder)).rejects.toThrow(new DevelopmentKeyTooOpenError(file));
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect([DEVELOPMENT_ISSUER, DEVELOPMENT_AUDIENCE]).toEqual([
      'urn:chunfeng:development-issuer',
      'chunfeng',
    ]);
  });
});

describe('policies', () => {
  test('a route that declares nobody keeps the app from starting', async () => {
    @Controller('v1/forgotten')
    class ForgottenController {
      @Get('thing')
      thing(): string {
        return '';
      }
    }
    await expect(startTestApp({}, [ForgottenController])).rejects.toThrow(
      'GET /v1/forgotten/thing (ForgottenController.thing) declares neither @Public() nor @Roles()',
    );
  });

  test('a route outside /v1 keeps the app from starting', async () => {
    @Controller('stray')
    @Public()
    class StrayController {
      @Get()
      stray(): string {
        return '';
      }
    }
    await expect(startTestApp({}, [StrayController])).rejects.toThrow('lies outside /v1');
  });

  test('the OpenAPI document names roles and problems of every operation', async () => {
    const test_ = await startTestApp();
    const answer = await request(test_.app.getHttpServer()).get('/api/openapi.json').expect(200);
    const document = answer.body as { paths: Record<string, Record<string, Record<string, unknown>>> };
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const policy = operation['x-roles'] ?? operation['x-public'];
        expect([`${method} ${path}`, policy]).toEqual([`${method} ${path}`, expect.anything()]);
      }
    }
    const post = document.paths['/v1/samples']?.['post'] as {
      responses: Record<string, { description: string }>;
    };
    expect(post).toMatchObject({ 'x-roles': ['clerk', 'employer'], security: [{ bearer: [] }] });
    expect(post).toMatchObject({ description: 'May call: clerk, employer.' });
    expect(document.paths['/v1/samples/versioned']?.['get']).toMatchObject({
      responses: { 200: { headers: { ETag: {} } }, 304: {} },
    });
    expect(post.responses['422']?.description).toContain('sample.wage-band');
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '409', '412', '503']),
    );
    await request(test_.app.getHttpServer()).get('/api').expect(200);
    await test_.app.close();
  });
});

describe('limits', () => {
  test('beyond its budget a caller gets 429 and others do not; forged tokens share the address budget', async () => {
    const test_ = await startTestApp({ rateLimit: 3 });
    const as = (token: string) =>
      request(test_.app.getHttpServer()).get('/v1/samples/me').set('Authorization', `Bearer ${token}`);
    const [one, two] = await Promise.all(
      ['one', 'two'].map((subject) => test_.issuer.developmentToken('clerk', { office: 'D500235', subject })),
    );
    const codes: number[] = [];
    for (let index = 0; index < 5; index += 1) codes.push((await as(one ?? '')).status);
    // The first request is on the address's account: its token was not verified yet.
    expect(codes).toEqual([200, 200, 200, 200, 429]);
    expect((await as(two ?? '')).status).toBe(200);
    expect((await as(two ?? '')).status).toBe(200);
    expect((await as('forged')).status).toBe(401);
    const refused = await as('forged').expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body).toMatchObject({ code: 'too-many-requests' });
    await test_.app.close();
  });
});

describe('health and shutdown', () => {
  test('ready tells the lag of every view, or 503 with what is missing', async () => {
    const test_ = await startTestApp();
    const ready = () => request(test_.app.getHttpServer()).get('/health/ready');
    expect((await ready().expect(200)).body).toMatchObject({ projections: [{ name: 'samples', lag: 0 }] });
    test_.readiness.answer = { ready: false, parts: { database: 'unreachable' }, projections: [] };
    expect((await ready().expect(503)).body).toMatchObject({
      code: 'not-ready',
      parts: { database: 'unreachable' },
    });
    test_.readiness.check = () => Promise.reject(new Error('password of a server'));
    expect((await ready().expect(503)).text).not.toContain('password');
    await test_.app.close();
  });

  test('a shutdown lets the request under way finish and takes no new one', async () => {
    const test_ = await startTestApp();
    await test_.app.listen(0, '127.0.0.1');
    const url = await test_.app.getUrl();
    let open: () => void = () => undefined;
    probe.gate = new Promise((resolve) => (open = resolve));
    const entered = new Promise<void>((resolve) =>
      test_.app.getHttpServer().once('request', () => resolve()),
    );
    const underWay = fetch(`${url}/v1/open/slow/x`);
    await entered;
    const down = shutDown(test_.app, 600_000);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    open();
    const answer = await underWay;
    expect(await answer.json()).toEqual({ done: true });
    await down;
    probe.gate = undefined;
  });

  test('a request that never ends does not keep the process from ending', async () => {
    const test_ = await startTestApp();
    await test_.app.listen(0, '127.0.0.1');
    probe.gate = new Promise(() => undefined);
    const entered = new Promise<void>((resolve) =>
      test_.app.getHttpServer().once('request', () => resolve()),
    );
    const hanging = fetch(`${await test_.app.getUrl()}/v1/open/slow/x`).catch(() => 'cut');
    await entered;
    await shutDown(test_.app, 50);
    expect(await hanging).toBe('cut');
    probe.gate = undefined;
  });
});
