import 'reflect-metadata';
import { configureHttpApp, DevelopmentIssuer, HTTP_APP_OPTIONS, HttpModule } from '@chunfeng/http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { ReferenceModule } from '../src';

describe('GET /v1/reference', () => {
  let app: NestExpressApplication;
  beforeAll(async () => {
    const auth = { developmentIssuer: await DevelopmentIssuer.inMemory() };
    const logs = { destination: { write: () => undefined } };
    const module = await Test.createTestingModule({
      imports: [HttpModule.forRoot({ auth, logs, rateLimit: false }), ReferenceModule],
    }).compile();
    app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
    configureHttpApp(app);
    await app.init();
  });
  afterAll(() => app.close());

  const get = (path: string) => request(app.getHttpServer()).get(`/v1/reference/${path}`);

  test('anyone may ask, without a token', async () => {
    const answer = await get('divisions?code=500234&on=2017-01-01').expect(200);
    expect(answer.body).toMatchObject({
      status: 'former',
      successors: ['500154'],
      division: { name: '开县' },
    });
  });

  test('a division tells its records, zone and unit, in padded form too', async () => {
    const answer = await get('divisions/500110004000?on=2016-12-28').expect(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=3600');
    expect(answer.body).toMatchObject({
      code: '500110004',
      ancestors: ['500110', '50'],
      zone: { kind: 'zone', zone: 'new' },
      unit: { unit: 'U-WANSHENG', certainty: 'certain' },
    });
  });

  test('offices are paged below their parent and know their way up', async () => {
    const first = await get('offices?limit=30').expect(200);
    const { next, items } = first.body as { next: string; items: { id: string }[] };
    const second = await get(`offices?limit=30&cursor=${next}`).expect(200);
    const rest = (second.body as { items: { id: string }[]; next: null }).items;
    expect(new Set([...items, ...rest].map(({ id }) => id)).size).toBe(40);
    const { k, q } = JSON.parse(Buffer.from(next, 'base64url').toString()) as { k: [number]; q: string };
    const behindTheStart = Buffer.from(JSON.stringify({ k: [-k[0]], q })).toString('base64url');
    await get(`offices?limit=30&cursor=${behindTheStart}`).expect(400);
    expect((second.body as { next: null }).next).toBeNull();
    const village = await get('offices/V500110004001').expect(200);
    expect(village.body).toMatchObject({
      path: ['V500110004001', 'T500110004', 'U-WANSHENG', 'CQ'],
      reportingUnit: 'U-WANSHENG',
      unitCertainty: { certainty: 'certain' },
    });
  });

  test('units, occupations, industries, code lists, titles and addresses are answered', async () => {
    expect((await get('reporting-units').expect(200)).body).toHaveLength(40);
    expect((await get('occupations').query({ q: '焊工', limit: 1 }).expect(200)).body).toMatchObject({
      items: [{ code: '6-18-02-04', path: ['6-18-02-04', '6-18-02', '6-18', '6'] }],
    });
    expect((await get('industries').query({ q: '稻谷', limit: 1 }).expect(200)).body).toMatchObject({
      items: [{ code: 'A0111' }],
    });
    expect((await get('code-lists').expect(200)).body).toHaveLength(14);
    expect((await get('map-title').query({ title: '氩弧焊工（急招）' }).expect(200)).body).toMatchObject({
      code: '6-18-02-04',
      name: '焊工',
    });
    expect((await get('resolve-address').query({ text: '重庆市开县' }).expect(200)).body).toMatchObject({
      code: '500154',
      former: '500234',
    });
  });

  test.each([
    ['divisions/999999', 404],
    ['divisions/12345', 404],
    ['offices/D999999', 404],
    ['divisions', 400],
    ['divisions?code=abc', 400],
    ['divisions?code=500234&on=2017-02-30', 400],
    ['occupations?limit=0', 400],
    ['offices?cursor=nonsense', 400],
    ['map-title', 400],
    ['map-title?title=a&unknown=1', 400],
  ])('%s is answered %i with a problem', async (path, status) => {
    const answer = await get(path).expect(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
