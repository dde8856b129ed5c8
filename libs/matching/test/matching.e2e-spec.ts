import type { Role } from '@chunfeng/http';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import request, { type Response } from 'supertest';
import type { DevelopmentTokenOptions } from '@chunfeng/http';
import { matchingProjection } from '../src/projections/matching.projection';
import { type MatchingService, migrateForMatching, startMatchingService } from './matching-service';
import { anIntention, aPerson, aPosting } from './people';

let database: TestDatabase;
let service: MatchingService;
let position: string;

const ON = 'on=2026-03-01';
const EMPLOYER = '00000003-0000-7000-8000-000000000001';
const ann = aPerson({ groups: ['registered-poor'] });
const bob = aPerson({ id: '00000001-0000-7000-8000-000000000002', groups: [] });
const far = aPerson({
  id: '00000001-0000-7000-8000-000000000003',
  intention: anIntention({ regions: ['44'] }),
});
const silent = aPerson({ id: '00000001-0000-7000-8000-000000000004', consent: false });
const gone = aPerson({ id: '00000001-0000-7000-8000-000000000005' });
const welding = aPosting({ targetGroups: ['registered-poor'] }, { employerId: EMPLOYER });
const incomplete = aPosting(
  {},
  { id: '00000002-0000-7000-8000-000000000002', listing: 'listed-incomplete', employerId: EMPLOYER },
);
const NOBODY = '00000009-0000-7000-8000-000000000009';

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateForMatching(database);
  service = await startMatchingService(database);
  for (const person of [ann, bob, far, silent, gone]) await service.record(person);
  for (const posting of [welding, incomplete]) await service.publish(posting);
  position = await service.change(gone.id, { type: 'subject.forgotten', data: { reason: 'own-request' } });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

/** The clerk of the township that registered everybody here. */
const OWN: [Role, DevelopmentTokenOptions] = ['clerk', { office: 'T500235001' }];
const ELSEWHERE: [Role, DevelopmentTokenOptions] = ['clerk', { office: 'D500101' }];
const BUREAU: [Role, DevelopmentTokenOptions] = ['bureau', { office: 'CQ' }];
const OWNER: [Role, DevelopmentTokenOptions] = ['employer', { employerId: EMPLOYER }];
const STRANGER: [Role, DevelopmentTokenOptions] = ['employer', { employerId: NOBODY }];

/** A response whose body has no type yet. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function get(path: string, [role, options] = OWN): Promise<Response> {
  return request(service.app.getHttpServer())
    .get(`/v1${path}`)
    .set({ Authorization: `Bearer ${await service.token(role, options)}`, 'Min-Position': position });
}

const candidates = `/postings/${welding.id}/candidates?${ON}`;
const why = (posting: string, laborer: string) => `/matches/why?posting=${posting}&laborer=${laborer}&${ON}`;

test('the first start has published the policy, which everybody may read, each value with its source', async () => {
  const response = await request(service.app.getHttpServer())
    .get('/v1/match-policy')
    .set('Min-Position', position);
  expect([response.status, response.headers['etag']]).toEqual([200, '"1"']);
  expect(response.body).toMatchObject({
    version: 1,
    policy: { points: { 'occupation-exact': { value: 40, source: 'ours' } } },
    filters: expect.arrayContaining([expect.objectContaining({ reason: 'age-outside-limits' })]) as unknown,
  });
});

test('INV-IDEM: another start publishes no second policy', async () => {
  const again = await startMatchingService(database);
  await again.stop();
  const { rows } = await database
    .pool()
    .query(`select from log.events where type = 'match-policy.published'`);
  expect(rows).toHaveLength(1);
});

test('the own office sees the best candidates with every point explained in two languages', async () => {
  const response = await get(`${candidates}&count=true`);
  expect(response.status).toBe(200);
  expect(response.headers['chunfeng-position']).toMatch(/^1\.\d+$/);
  expect(response.body).toMatchObject({
    postingId: welding.id,
    on: '2026-03-01',
    policyVersion: 1,
    suitable: 2,
  });
  const [first, second] = (response.body as { items: { laborerId: string; score: { points: number } }[] })
    .items;
  expect(first).toMatchObject({ rank: 1, laborerId: ann.id, ageBand: '35-39', synthetic: true });
  expect(second).toMatchObject({ rank: 2, laborerId: bob.id });
  expect(first?.score).toMatchObject({
    tier: { value: 0 },
    points: 40 + 8 + 12 + 10 + 5,
    addends: expect.arrayContaining([
      {
        reason: 'occupation-exact',
        points: 40,
        zh: '正是本人想做的职业',
        en: expect.any(String) as unknown,
        rule: 'ours',
      },
      expect.objectContaining({ reason: 'group-addressed', points: 10 }),
    ]) as unknown,
  });
});

test.each([
  ['the employer of the posting', OWNER],
  ['another county', ELSEWHERE],
])('%s sees candidates in order, without anything that tells of hardship', async (_who, caller) => {
  const response = await get(candidates, caller);
  expect(response.status).toBe(200);
  const { items } = response.body as { items: object[] };
  expect(items.map((item) => ('laborerId' in item ? item.laborerId : undefined))).toEqual([ann.id, bob.id]);
  const text = JSON.stringify(items);
  expect(text).toContain('occupation-exact');
  for (const told of ['score', 'tier', 'key', 'group-addressed', 'priority-group', 'registered-poor'])
    expect(text).not.toContain(told);
});

test('a posting of another employer is not found', async () => {
  const response = await get(candidates, STRANGER);
  expect([response.status, response.body]).toEqual([
    404,
    expect.objectContaining({ code: 'matching.posting-not-found' }),
  ]);
});

test('the list of a posting that is not matched is empty and says why', async () => {
  const response = await get(`/postings/${incomplete.id}/candidates?${ON}`, BUREAU);
  expect(response.body).toMatchObject({
    items: [],
    policyVersion: 1,
    failed: { reason: 'posting-incomplete' },
  });
});

test('the validity of a posting is judged by the day that is asked for', async () => {
  const response = await get(`/postings/${welding.id}/candidates?on=2027-01-01`, BUREAU);
  expect(response.body).toMatchObject({ items: [], failed: { reason: 'posting-expired' } });
});

test('a day that no calendar has is refused by every list, and told by its name', async () => {
  const paths = [
    `/postings/${welding.id}/candidates?`,
    `/laborers/${ann.id}/matches?`,
    `/matches/why?posting=${welding.id}&laborer=${ann.id}&`,
  ];
  for (const path of paths)
    for (const on of ['0000-01-01', '2026-02-30']) {
      const { status, body } = (await get(`${path}on=${on}`, BUREAU)) as Answer;
      const { errors } = body as { errors: { field: string }[] };
      expect([path, status, errors[0]?.field]).toEqual([path, 400, 'on']);
    }
});

test('a person of the own office has a list of postings; one of another office is not found', async () => {
  const own = await get(`/laborers/${ann.id}/matches?${ON}`);
  expect(own.body).toMatchObject({ items: [{ rank: 1, postingId: welding.id, score: { points: 75 } }] });
  expect((own.body as { items: object[] }).items[0]).toMatchObject({
    posting: {
      title: 'synthetic',
      employerId: EMPLOYER,
      employerName: 'synthetic',
      place: '500235',
      placeName: '云阳县',
      wage: { minFen: 400_000, maxFen: 500_000, period: 'month' },
    },
  });
  const foreign = await get(`/laborers/${ann.id}/matches?${ON}`, ELSEWHERE);
  expect([foreign.status, foreign.body]).toEqual([
    404,
    expect.objectContaining({ code: 'matching.laborer-not-found' }),
  ]);
});

test('the same pair has one score in both lists and in the explanation', async () => {
  const [list, matches, explained] = [
    await get(candidates),
    await get(`/laborers/${ann.id}/matches?${ON}`),
    await get(why(welding.id, ann.id)),
  ].map(({ body }) => body as { items: { score: object }[]; score: object });
  expect(matches?.items[0]?.score).toEqual(list?.items[0]?.score);
  expect(explained?.score).toEqual(list?.items[0]?.score);
  expect(explained).toMatchObject({
    suitable: true,
    amongCandidates: { listed: true, rank: 1, zh: '在名单第 1 位' },
    amongMatches: { listed: true, rank: 1 },
  });
});

test('why not: the first filter that fails, with its rule, in two languages', async () => {
  const response = await get(why(welding.id, far.id));
  expect(response.body).toMatchObject({
    suitable: false,
    failed: { reason: 'region-not-accepted', zh: '工作地点不在本人接受的地区', rule: 'notice 二(一)1' },
  });
  expect(response.body).not.toHaveProperty('score');
});

test('INV-HIDE: of a person who is hidden the reason is told and nothing else', async () => {
  const response = await get(why(welding.id, silent.id));
  expect(response.body).toEqual({
    laborerId: silent.id,
    postingId: welding.id,
    on: '2026-03-01',
    policyVersion: 1,
    suitable: false,
    failed: expect.objectContaining({ reason: 'person-no-consent', rule: 'INV-HIDE' }) as unknown,
  });
});

test.each([
  ['a forgotten person', why(welding.id, gone.id), OWN],
  ['nobody', why(welding.id, NOBODY), BUREAU],
  ['a posting that does not exist', why(NOBODY, ann.id), BUREAU],
  ['a person of another office', why(welding.id, ann.id), ELSEWHERE],
])('why not is not answered about %s', async (_what, path, caller) => {
  const answer: Answer = await get(path, caller);
  const { status, body } = answer;
  expect([status, body]).toEqual([404, expect.objectContaining({ code: 'matching.pair-not-found' })]);
});

test.each([
  [`/laborers/${ann.id}/matches`, OWNER],
  [why(welding.id, ann.id), OWNER],
  [candidates, ['analyst', {}] as [Role, DevelopmentTokenOptions]],
])('%s is refused to a role that it is not for', async (path, caller) => {
  expect((await get(path, caller)).status).toBe(403);
});

test.each([
  ['/matches/why?posting=no&laborer=no', 'posting'],
  [`/laborers/${ann.id}/matches?on=2026-02-30`, 'on'],
  [`/postings/${welding.id}/candidates?count=perhaps`, 'count'],
  ['/postings/no/candidates', 'id'],
])('%s is refused, naming the field', async (path, field) => {
  const answer: Answer = await get(path);
  const { status, body } = answer;
  const { errors } = body as { errors: { field: string }[] };
  expect([status, errors.map((error) => error.field)]).toEqual([
    400,
    expect.arrayContaining([field]) as unknown,
  ]);
});

test('without any policy no list is made up', async () => {
  await database.pool().query(`delete from p_matching_v${String(matchingProjection.version)}.match_policy`);
  const answers = [
    await get(candidates),
    await get(`/laborers/${ann.id}/matches`),
    await get('/match-policy'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
});
