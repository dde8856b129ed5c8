import 'reflect-metadata';
import {
  configureHttpApp,
  DevelopmentIssuer,
  HTTP_APP_OPTIONS,
  HttpModule,
  PositionWaiter,
  type Readiness,
  ReadinessProbe,
  type Role,
} from '@chunfeng/http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { StatisticsModule } from '../src';
import { FiguresDatabase } from './figures-database';
import { HOME, type Story } from './story';

let story: Story;
let database: FiguresDatabase;
let app: NestExpressApplication;
let issuer: DevelopmentIssuer;

class StoryPosition extends PositionWaiter {
  waitFor() {
    return Promise.resolve({ reached: true, position: this.at() });
  }
  positionOf() {
    return Promise.resolve(this.at());
  }
  degraded() {
    return Promise.resolve([]);
  }
  private at() {
    return { epoch: 1, position: story.position };
  }
}

class AlwaysReady extends ReadinessProbe {
  check(): Promise<Readiness> {
    return Promise.resolve({ ready: true, parts: {}, projections: [] });
  }
}

beforeAll(async () => {
  database = await FiguresDatabase.create();
  story = await database.begin();
  issuer = await DevelopmentIssuer.inMemory();
  const module = await Test.createTestingModule({
    imports: [
      HttpModule.forRoot({
        auth: { developmentIssuer: issuer },
        rateLimit: false,
        logs: false,
        ports: [
          { provide: PositionWaiter, useClass: StoryPosition },
          { provide: ReadinessProbe, useClass: AlwaysReady },
        ],
      }),
      StatisticsModule.forRoot({ url: database.url, name: 'test' }),
    ],
  }).compile();
  app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  await app.init();

  for (const person of [1, 2, 3, 4, 5, 6]) {
    story.registered(person).asked(person, person === 6 ? 'unwilling' : 'willing', '2026-01-05');
    story.started(person, { person, on: '2026-01-10', work: { industry: null } });
  }
  const units = { ...HOME, origin: 'D500101', ledger: 'D500101' };
  story.started(7, { person: 7, on: '2026-02-10', facts: { units } });
  story.published(1).taken(1, 7);
  await database.project(story.events);
}, 60_000);
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function get(path: string, role: Role, office: string) {
  const token = await issuer.developmentToken(role, { office });
  const answer = await request(app.getHttpServer())
    .get(`/v1/statistics/${path}`)
    .set('authorization', `Bearer ${token}`)
    .set('accept-language', 'en');
  return { status: answer.status, body: answer.body as Readonly<Record<string, unknown>> };
}

const QUARTER = 'placements?from=2026-01&to=2026-03';

test('the bureau sees the whole city with basis, clock, position and definitions beside the numbers', async () => {
  const { status, body } = await get(`${QUARTER}&by=month,unit,industry,work-form`, 'bureau', 'CQ');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ measure: 'started', basis: 'origin', clock: 'occurred', unit: null },
    position: `1.${story.position}`,
    definitions: { persons: expect.stringContaining('once in a cell') as string },
    rows: [
      {
        ...{ month: '2026-01', unit: 'D500235', industry: 'unknown', workForm: 'ordinary' },
        ...{ persons: 6, personTimes: 6, suppressed: false },
      },
      { month: '2026-02', unit: 'D500101', industry: 'C', persons: 1, personTimes: 1, suppressed: false },
    ],
    total: { persons: 7, personTimes: 7, suppressed: false },
  });
});

test('a clerk of a township sees the figures of its unit, and no other unit by any basis', async () => {
  const own = await get(`${QUARTER}&by=unit`, 'clerk', 'T500235001');
  expect(own.body).toMatchObject({ unit: 'D500235', rows: [{ unit: 'D500235', persons: 6 }] });
  const foreign = await get(`${QUARTER}&unit=D500101`, 'clerk', 'T500235001');
  expect([foreign.status, foreign.body['code']]).toEqual([403, 'statistics.unit-not-own']);
  const workplace = await get(`${QUARTER}&by=unit&basis=workplace`, 'auditor', 'D500101');
  expect(workplace.body).toMatchObject({ rows: [], total: { persons: 0 } });
});

test('an analyst sees no cell of fewer than five persons, nor the one that would tell it', async () => {
  const { body } = await get(`${QUARTER}&by=unit`, 'analyst', 'CQ');
  const hidden = { persons: null, personTimes: null, suppressed: true };
  expect(body).toMatchObject({
    rows: [
      { unit: 'D500101', ...hidden },
      { unit: 'D500235', ...hidden },
    ],
    total: { persons: 7 },
    definitions: { suppressed: expect.stringContaining('does not protect') as string },
  });
  const willingness = await get('willingness?by=unit', 'analyst', 'CQ');
  expect(willingness.body['total']).toMatchObject({ willing: null, unwilling: null, suppressed: true });
});

test('asked as of a position the figures are those of then', async () => {
  const first = story.position - story.events.length + 3;
  const { body } = await get(`${QUARTER}&asOf=1.${first}`, 'bureau', 'CQ');
  expect(body).toMatchObject({ position: `1.${first}`, total: { persons: 1 } });
  const ahead = await get(`${QUARTER}&asOf=1.${story.position + 1}`, 'bureau', 'CQ');
  expect([ahead.status, ahead.body['code']]).toEqual([422, 'statistics.position-ahead']);
});

test('willingness and vacancies are answered with what they rest on', async () => {
  const willingness = await get('willingness?by=unit&basis=ledger', 'bureau', 'D500235');
  expect(willingness.body).toMatchObject({
    basis: 'ledger',
    rows: [{ unit: 'D500235', willing: 5, unwilling: 1, unknown: 0, persons: 6 }],
  });
  const vacancies = await get('vacancies?by=unit,occupation,kind', 'analyst', 'CQ');
  expect(vacancies.body).toMatchObject({
    basis: 'workplace',
    rows: [{ unit: 'D500235', occupation: '6-18', kind: 'ordinary', offered: 3, taken: 1, open: 2 }],
  });
});

test.each([
  ['placements?from=2026-13&to=2026-12', 'invalid-request'],
  ['placements?from=2026-02&to=2026-01', 'statistics.period-reversed'],
  [`${QUARTER}&by=month,person`, 'invalid-request'],
  [`${QUARTER}&by=month,unit,group,industry,direction`, 'invalid-request'],
  [`${QUARTER}&industry='; drop table x`, 'invalid-request'],
  [`${QUARTER}&unit=D999999`, 'statistics.unit-unknown'],
  [`${QUARTER}&asOf=yesterday`, 'invalid-request'],
])('%s is refused as %s', async (path, code) => {
  const { body } = await get(path, 'bureau', 'CQ');
  expect(body['code']).toBe(code);
});

test('an employer sees no figures', async () => {
  expect((await get(QUARTER, 'employer', 'D500235')).status).toBe(403);
});
