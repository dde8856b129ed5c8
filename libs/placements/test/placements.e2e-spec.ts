import { waitFor } from '@chunfeng/testing';
import { CommandBus } from '@nestjs/cqrs';
import type { Response } from 'supertest';
import { uuidv7 } from 'uuidv7';
import { LapseReferral } from '../src';
import { STEP_PATHS } from '../src/http/steps';
import {
  type PlacementsService,
  someLaborer,
  startPlacementsService,
  systemContext,
  type TestClient,
  TODAY,
} from './placements-service';

const OFFICE = 'T500235001';
const TERMS = { title: '焊工', headcount: 2, place: '500235', occupationCode: '6-18-02-04' };
const FIRM = { name: '合成示例村民委员会', kind: 'village-committee', vouched: true, synthetic: true };

let service: PlacementsService;
let clerk: TestClient;
let employer: TestClient;
let employerId: string;

beforeAll(async () => {
  service = await startPlacementsService();
  clerk = await service.as('clerk', { office: OFFICE });
  ({ employerId, employer } = await aFirm());
}, 60_000);
afterAll(() => service.stop());

const idOf = (response: Response): string => (response.body as { id: string }).id;
const json = (response: Response) => response.body as Record<string, unknown>;

async function aFirm(): Promise<{ employerId: string; employer: TestClient }> {
  const unit = await service.as('clerk', { office: 'D500235' });
  const id = idOf(await unit.post('/v1/employers', FIRM).expect(201));
  await unit.post(`/v1/employers/${id}/verify`).expect(200);
  return { employerId: id, employer: await service.as('employer', { employerId: id, subject: id }) };
}

async function aPosting(change: object = {}, by = employer): Promise<string> {
  return idOf(await by.post('/v1/postings', { terms: { ...TERMS, ...change } }).expect(201));
}

async function aLaborer(change: object = {}, by = clerk): Promise<string> {
  return idOf(await by.post('/v1/laborers', someLaborer(change)).expect(201));
}

async function refer(laborerId: string, postingId: string, by = clerk, more: object = {}): Promise<string> {
  return idOf(await by.post('/v1/placements', { laborerId, postingId, ...more }).expect(201));
}

function step(id: string, name: string, body: object = {}, by = clerk): ReturnType<TestClient['post']> {
  return by.post(`/v1/placements/${id}/${name}`, body);
}

async function read(id: string, after: Response, by = clerk): Promise<Record<string, unknown>> {
  return json(await by.get(`/v1/placements/${id}`, after).expect(200));
}

test('the whole way: posted, referred, answered, interviewed, offered, accepted, started, verified, ended', async () => {
  const postingId = await aPosting();
  const laborerId = await aLaborer();
  const referred = await clerk.post('/v1/placements', { laborerId, postingId }).expect(201);
  const id = idOf(referred);
  expect(referred.headers['location']).toBe(`/v1/placements/${id}`);
  expect(await read(id, referred)).toMatchObject({
    status: 'referred',
    ...{ laborerId, postingId, employerId, route: 'referral', channel: 'office', standing: 'main' },
    ...{ office: OFFICE, referredOn: TODAY, dueOn: '2026-03-17', startedOn: null, synthetic: true },
    slip: expect.stringMatching(/^20260302-[0-9A-F]{10}$/) as string,
    person: { name: '测试丙', phone: '00012345678' },
    units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
    work: { occupation: '6-18-02-04', place: '500235', direction: 'local' },
    allowed: ['answer', 'interview', 'interview-outcome', 'offer', 'start', 'cancellation'],
  });
  expect(await read(id, referred, employer)).toMatchObject({
    person: { name: '测试丙', phone: '00012345678' },
  });

  await step(id, 'answer', { answer: 'accepted' }, employer).expect(200);
  await step(id, 'interview', { interviewOn: '2026-03-01' }, employer).expect(200);
  await step(id, 'interview-outcome', { outcome: 'suitable' }, employer).expect(200);
  await step(id, 'offer', { monthlyWageFen: 480_000, startOn: '2026-03-16' }, employer).expect(200);
  const accepted = await step(id, 'offer-acceptance').expect(200);
  expect(json(accepted)).toMatchObject({ id, status: 'offer-accepted' });
  expect(json(await clerk.get(`/v1/postings/${postingId}`, accepted))).toMatchObject({
    reserved: 1,
    taken: 0,
  });
  expect(await read(id, accepted, employer)).toMatchObject({
    allowed: ['offer-decline', 'start', 'cancellation'],
    offerWageFen: 480_000,
    acceptedOn: TODAY,
  });
  await step(id, 'start', { contract: 'written', monthlyWageFen: 500_000 }, employer).expect(200);
  const verified = await step(id, 'start-verification', { means: 'visit' }).expect(200);
  expect(json(await clerk.get(`/v1/postings/${postingId}`, verified))).toMatchObject({
    reserved: 0,
    taken: 1,
  });
  const ended = await step(id, 'end', { reason: 'contract-ended' }, employer).expect(200);
  expect(await read(id, ended)).toMatchObject({
    ...{ status: 'ended', startedOn: TODAY, endedOn: TODAY, contract: 'written', monthlyWageFen: 500_000 },
    ...{ startVerifiedBy: 'visit', reason: 'contract-ended', version: 9 },
    units: { workplace: 'D500235' },
    allowed: ['start-verification', 'retention', 'correction', 'reversal'],
  });
});

test('a start that never was is reversed: the vacancy returns, and what it had closed is open again', async () => {
  const laborerId = await aLaborer();
  const [one, other] = [await aPosting({ headcount: 1 }), await aPosting()];
  const [first, second] = [await refer(laborerId, one), await refer(laborerId, other)];
  const started = await step(first, 'start').expect(200);
  expect(await read(second, started)).toMatchObject({
    status: 'closed-elsewhere',
    closedBy: first,
    allowed: [],
  });
  // The employer hears neither who comes no more nor where else.
  expect(await read(second, started, employer)).toMatchObject({ person: null, closedBy: null });
  expect(json(await clerk.get(`/v1/postings/${one}`, started))).toMatchObject({ state: 'filled', taken: 1 });
  const openReferrals = async (): Promise<unknown> =>
    json(await clerk.get(`/v1/postings/${other}`))['openReferrals'];
  await waitFor(async () => (await openReferrals()) === 0, {
    message: 'the other posting has its quota back',
  });

  const reversed = await step(first, 'reversal', { reason: 'did-not-start' }).expect(200);
  expect(await read(first, reversed)).toMatchObject({ status: 'reversed', reason: 'did-not-start' });
  expect(await read(second, reversed)).toMatchObject({ status: 'referred', closedBy: null });
  expect(json(await clerk.get(`/v1/postings/${one}`, reversed))).toMatchObject({
    state: 'published',
    taken: 0,
  });
  await waitFor(async () => (await openReferrals()) === 1, { message: 'the other referral counts again' });
});

test('work that began without a referral is recorded afterwards, and what was recorded wrongly is corrected', async () => {
  const laborerId = await aLaborer();
  const found = await clerk
    .post('/v1/placements/recorded', {
      laborerId,
      route: 'self-found',
      startedOn: '2026-01-10',
      work: { industry: 'C33', place: '4403' },
      ended: { endedOn: '2026-02-10', reason: 'returned-home' },
    })
    .expect(201);
  expect(await read(idOf(found), found)).toMatchObject({
    ...{ status: 'ended', route: 'self-found', channel: 'own-initiative', postingId: null },
    ...{ startedOn: '2026-01-10', endedOn: '2026-02-10', slip: null, referredOn: null },
    work: { industry: 'C33', place: '4403', direction: 'east' },
  });
  const direct = await clerk
    .post('/v1/placements/recorded', {
      ...{ laborerId, route: 'direct', startedOn: '2026-02-20' },
      postingId: (await aPosting()).toUpperCase(),
    })
    .expect(201);
  const id = idOf(direct);
  const corrected = await step(id, 'correction', { reason: 'late-report', startedOn: '2026-02-23' }).expect(
    200,
  );
  expect(await read(id, corrected)).toMatchObject({
    ...{ status: 'started', route: 'direct', employerId, startedOn: '2026-02-23', corrections: 1 },
    work: { occupation: '6-18-02-04' },
  });
  const again = await clerk
    .post('/v1/placements/recorded', { laborerId, route: 'self-found', startedOn: TODAY })
    .expect(409);
  expect(json(again)).toMatchObject({ code: 'placement.already-placed', rule: 'INV-ONE', placement: id });
  const all = await clerk.get(`/v1/laborers/${laborerId}/placements`, corrected).expect(200);
  expect((json(all)['items'] as { id: string }[]).map((item) => item.id)).toEqual([id, idOf(found)]);
});

test('a referral that nobody answers stands on the work list, and lapses when its day is over', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const id = await refer(laborerId, postingId, clerk, { on: '2026-02-16' });
  const bus = service.app.get(CommandBus);
  const lapse = () => bus.execute(new LapseReferral(id, {}, { kind: 'system' }, systemContext()));
  expect(await lapse()).toMatchObject({ kind: 'rejected', rejection: { code: 'placement.not-due' } });
  const work = async (dueBefore: string, after?: Response): Promise<string[]> => {
    const list = await clerk
      .get(`/v1/placements?dueBefore=${dueBefore}&posting=${postingId}`, after)
      .expect(200);
    return (json(list)['items'] as { id: string }[]).map((item) => item.id);
  };
  const marker = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  expect(await work('2026-03-03', marker)).toEqual([]);
  expect(await work('2026-03-04')).toEqual([id]);
  service.clock.instant = new Date('2026-03-04T02:00:00Z');
  try {
    expect(await lapse()).toMatchObject({ kind: 'done' });
  } finally {
    service.clock.instant = new Date(`${TODAY}T02:00:00Z`);
  }
  const later = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  expect(await read(id, later, employer)).toMatchObject({ status: 'lapsed', person: null, allowed: [] });
  expect(await work('2026-03-04')).toEqual([]);

  // The yes was given in time and is typed now.
  await step(id, 'reversal', { of: 'lapse', reason: 'late-report' }).expect(200);
  const answered = await step(id, 'answer', { answer: 'accepted', on: '2026-02-20' }).expect(200);
  expect(await read(id, answered)).toMatchObject({
    ...{ status: 'answered', answeredOn: '2026-02-20', dueOn: '2026-03-03' },
  });
  expect(json(await clerk.get(`/v1/postings/${postingId}`, answered))).toMatchObject({ openReferrals: 1 });
});

test('INV-HIDE the employer is told who comes with consent only, and nobody but offices ever reads more', async () => {
  const [laborerId, postingId] = [await aLaborer({ name: '欧阳测试' }), await aPosting()];
  const broker = await service.as('broker', { office: OFFICE });
  const id = await refer(laborerId, postingId, broker);
  const marker = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  expect(await read(id, marker, broker)).toMatchObject({
    ...{ channel: 'broker', allowed: [] },
    person: { name: '欧***', phone: null },
  });
  const auditor = await service.as('auditor', { office: 'CQ' });
  expect(await read(id, marker, auditor)).toMatchObject({ person: { name: '欧阳测试' }, allowed: [] });
  await step(id, 'answer', { answer: 'accepted' }, broker).expect(403);
  await step(id, 'answer', { answer: 'accepted' }, auditor).expect(403);
  // The unit of the place of work keeps the posting for its employer, and learns no more than that one.
  const withdrawn = await clerk
    .post(`/v1/laborers/${laborerId}/consent/withdraw`, { withdrawnOn: TODAY, channel: 'other' })
    .expect(200);
  expect(await read(id, withdrawn, employer)).toMatchObject({ person: null, status: 'referred' });
  expect(await read(id, withdrawn)).toMatchObject({ person: { name: '欧阳测试' } });
  const unconsented = await aLaborer({ consent: undefined });
  const refused = await clerk.post('/v1/placements', { laborerId: unconsented, postingId }).expect(409);
  expect(json(refused)).toMatchObject({ code: 'placement.consent-missing', rule: 'INV-HIDE' });
});

test('INV-HIDE a suspended employer is told no more who would come, and knows still who works there', async () => {
  const { employerId: id, employer: firm } = await aFirm();
  const [coming, working] = [await aLaborer(), await aLaborer()];
  const posting = await aPosting({}, firm);
  const [referred, placed] = [await refer(coming, posting), await refer(working, posting)];
  const started = await step(placed, 'start').expect(200);
  expect(await read(referred, started, firm)).toMatchObject({ person: { name: '测试丙' } });
  const unit = await service.as('clerk', { office: 'D500235' });
  const suspended = await unit.post(`/v1/employers/${id}/suspend`, { reason: 'wage-arrears' }).expect(200);
  expect(await read(referred, suspended, firm)).toMatchObject({ person: null, status: 'referred' });
  expect(await read(placed, suspended, firm)).toMatchObject({ person: { name: '测试丙' } });
  expect(await read(referred, suspended)).toMatchObject({ person: { name: '测试丙' } });
});

test('every reading that names a person is noted once, with the purpose', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const id = await refer(laborerId, postingId);
  const marker = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  await employer.get(`/v1/placements/${id}`, marker, { 'Chunfeng-Purpose': 'verification' }).expect(200);
  const stranger = await service.as('clerk', { office: 'D500236' });
  await stranger.get(`/v1/placements/${id}`, marker).expect(404);
  const noted = service
    .log()
    .split('\n')
    .filter((line) => line.includes('person read') && line.includes(laborerId))
    .map((line) => JSON.parse(line) as unknown);
  expect(noted).toEqual([
    expect.objectContaining({ caller: employerId, purpose: 'verification', laborers: [laborerId] }),
  ]);
});

test('a foreign office and a foreign employer are answered as if there were nothing', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const id = await refer(laborerId, postingId);
  const marker = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  const foreign = [
    await service.as('clerk', { office: 'D500236' }),
    await service.as('bureau', { office: 'T500236001' }),
    await service.as('broker', { office: 'T500235002' }),
    (await aFirm()).employer,
  ];
  for (const stranger of foreign) {
    const answers = [id, uuidv7()].map((each) => stranger.get(`/v1/placements/${each}`, marker));
    const [theirs, nobodys] = await Promise.all(answers);
    expect([theirs?.status, nobodys?.status]).toEqual([404, 404]);
    expect({ ...theirs?.body, instance: '' }).toEqual({ ...nobodys?.body, instance: '' });
    const list = await stranger.get(`/v1/placements?laborer=${laborerId}`, marker).expect(200);
    expect(json(list)).toEqual({ items: [], next: null });
  }
  const [office, , , firm] = foreign as [TestClient, TestClient, TestClient, TestClient];
  for (const path of ['answer', 'offer', 'start', 'cancellation', 'end'])
    for (const stranger of [office, firm]) {
      const body = {
        answer: { answer: 'accepted' },
        end: { reason: 'other' },
        cancellation: { reason: 'other' },
      };
      const told = await step(id, path, (body as Record<string, object>)[path], stranger);
      expect([path, told.status, json(told)['code']]).toEqual([path, 404, 'placement.not-found']);
    }
  await office.get(`/v1/laborers/${laborerId}/placements`).expect(404);
  const refused = await office.post('/v1/placements', { laborerId, postingId }).expect(404);
  expect(json(refused)).toMatchObject({ code: 'placement.laborer-not-found' });
});

test('the office that keeps the posting acts for the employer and no further', async () => {
  const far = await service.as('clerk', { office: 'D500236' });
  const [laborerId, postingId] = [await aLaborer({ residence: '500236001' }, far), await aPosting()];
  const id = await refer(laborerId, postingId, far);
  const answered = await step(
    id,
    'answer',
    { answer: 'accepted', party: 'employer' },
    await service.as('clerk', { office: 'D500235' }),
  ).expect(200);
  const keeper = await service.as('clerk', { office: 'D500235' });
  expect(await read(id, answered, keeper)).toMatchObject({
    allowed: ['interview', 'interview-outcome', 'offer', 'start', 'cancellation'],
    person: { name: '测试丙' },
  });
  for (const further of [{ of: 'start', reason: 'other' }, { reason: 'other' }])
    expect(json(await step(id, 'reversal', further, keeper).expect(403))['code']).toBe(
      'placement.office-not-own',
    );
  const started = await step(id, 'start', {}, keeper).expect(200);
  const ids = async (query: string): Promise<string[]> => {
    const list = await keeper.get(`/v1/placements?laborer=${laborerId}${query}`, started).expect(200);
    return (json(list)['items'] as { id: string }[]).map((item) => item.id);
  };
  expect(await ids('')).toEqual([id]);
  expect(await ids('&basis=posting')).toEqual([id]);
  expect(await ids('&basis=referrer')).toEqual([]);
  // From the start on the unit of work is responsible for the person, and no longer acts for the employer alone.
  await waitFor(async () => (await ids('&basis=person')).length === 1, {
    message: 'the unit of work is responsible',
  });
  await step(id, 'reversal', { reason: 'did-not-start' }, keeper).expect(200);
});

test('what is refused says what may be done now', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const id = await refer(laborerId, postingId);
  const refused = await step(id, 'end', { reason: 'other' }).expect(409);
  expect(json(refused)).toMatchObject({
    ...{ code: 'placement.not-allowed', status: 409 },
    ...{
      state: 'referred',
      allowed: ['answer', 'interview', 'interview-outcome', 'offer', 'start', 'cancellation'],
    },
  });
  await step(id, 'cancellation', { reason: 'laborer-request' }).expect(200);
  const over = await clerk.post(`/v1/placements/${id}/offer`, {}, { 'Accept-Language': 'en' }).expect(409);
  expect(json(over)).toMatchObject({
    allowed: ['reversal'],
    detail: 'Not possible in the state cancelled; what may be done now: reversal.',
  });
  const twice = await clerk.post('/v1/placements', { laborerId, postingId });
  expect(twice.status).toBe(201);
  const again = await clerk.post('/v1/placements', { laborerId, postingId }).expect(409);
  expect(json(again)).toMatchObject({ code: 'placement.already-referred', placement: idOf(twice) });
});

test('INV-IDEM a repeat is answered alike, and If-Match guards against a change in between', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const key = { 'Idempotency-Key': uuidv7() };
  const [first, second] = [
    await clerk.post('/v1/placements', { laborerId, postingId }, key).expect(201),
    await clerk.post('/v1/placements', { laborerId, postingId }, key).expect(201),
  ];
  expect(second.body).toEqual(first.body);
  expect(second.headers['idempotency-replayed']).toBe('true');
  const id = idOf(first);
  const shown = await clerk.get(`/v1/placements/${id}`, first).expect(200);
  const seen = { 'If-Match': String(shown.headers['etag']) };
  await clerk.post(`/v1/placements/${id}/answer`, { answer: 'accepted' }, seen).expect(200);
  const stale = await clerk.post(`/v1/placements/${id}/offer`, {}, seen).expect(412);
  expect(json(stale)['code']).toBe('stale-version');
});

test('lists are paged from the newest to the oldest, and an employer sees its own', async () => {
  const firm = await aFirm();
  const postingId = await aPosting({ headcount: 9 }, firm.employer);
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.unshift(await refer(await aLaborer(), postingId));
  const marker = await clerk.post('/v1/laborers', someLaborer()).expect(201);
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `?limit=2&status=referred${cursor && `&cursor=${cursor}`}`;
    const page: Response = await firm.employer.get(`/v1/placements${query}`, marker).expect(200);
    const { items, next } = page.body as { items: { id: string }[]; next: string | null };
    ids.push(...items.map((item) => item.id));
    cursor = next;
  }
  expect(ids).toEqual(made);
  const municipal = await service.as('bureau', { office: 'CQ' });
  for (const [client, query, count] of [
    [clerk, `?posting=${postingId}`, 5],
    [clerk, `?posting=${postingId}&basis=ledger`, 0],
    [municipal, `?posting=${postingId}&office=D500235&basis=ledger`, 5],
    [municipal, `?employer=${firm.employerId}&office=${OFFICE}&basis=person`, 5],
    [municipal, `?employer=${firm.employerId}&office=T500235002`, 0],
    [municipal, `?employer=${firm.employerId}&status=started`, 0],
  ] as const) {
    const page = await client.get(`/v1/placements${query}`, marker).expect(200);
    expect([query, (json(page)['items'] as unknown[]).length]).toEqual([query, count]);
  }
  await clerk.get('/v1/placements?office=D500236').expect(403);
  await clerk.get('/v1/placements?office=D500999').expect(422);
  await clerk.get('/v1/placements?dueBefore=2026-02-30').expect(422);
  await employer.get('/v1/placements?office=D500235').expect(403);
  await clerk.get('/v1/placements?cursor=AAAA').expect(400);
  await (await service.as('employer', { subject: 'nobody' })).get('/v1/placements').expect(403);
  await (await service.as('analyst', { office: 'CQ' })).get('/v1/placements').expect(403);
});

test('whoever is forgotten is named no more, and no open referral stays', async () => {
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const id = await refer(laborerId, postingId);
  const bureau = await service.as('bureau', { office: 'D500235' });
  const forgotten = await bureau
    .post(`/v1/laborers/${laborerId}/forget`, { reason: 'own-request' })
    .expect(200);
  expect(await read(id, forgotten)).toMatchObject({ person: null });
  const status = async (): Promise<unknown> => json(await clerk.get(`/v1/placements/${id}`))['status'];
  await waitFor(async () => (await status()) === 'cancelled', { message: 'the referral is cancelled' });
  const late = await clerk.post('/v1/placements', { laborerId, postingId }).expect(410);
  expect(json(late)['code']).toBe('placement.laborer-forgotten');
});

const BAD: readonly (readonly [path: string, body: object, field: string])[] = [
  ['', { postingId: uuidv7() }, '/laborerId'],
  ['', { laborerId: 'x', postingId: uuidv7() }, '/laborerId'],
  ['', { laborerId: uuidv7(), postingId: uuidv7(), standing: null }, '/standing'],
  ['', { laborerId: uuidv7(), postingId: uuidv7(), slip: '1' }, '/slip'],
  ['/recorded', { laborerId: uuidv7(), route: 'referral', startedOn: TODAY }, '/route'],
  ['/recorded', { laborerId: uuidv7(), route: 'direct', startedOn: 'yesterday' }, '/startedOn'],
  [
    '/recorded',
    { laborerId: uuidv7(), route: 'direct', startedOn: TODAY, work: { place: '5' } },
    '/work/place',
  ],
  ['/recorded', { laborerId: uuidv7(), route: 'direct', startedOn: TODAY, ended: {} }, '/ended/endedOn'],
  ['/:id/answer', { answer: 'maybe' }, '/answer'],
  ['/:id/answer', { answer: 'accepted', on: null }, '/on'],
  ['/:id/interview', {}, '/interviewOn'],
  ['/:id/interview-outcome', { outcome: 'fine' }, '/outcome'],
  ['/:id/offer', { monthlyWageFen: -1 }, '/monthlyWageFen'],
  ['/:id/offer', { monthlyWageFen: 1.5 }, '/monthlyWageFen'],
  ['/:id/offer-acceptance', { on: '2026-3-2' }, '/on'],
  ['/:id/offer-decline', {}, '/reason'],
  ['/:id/start', { contract: 'handshake' }, '/contract'],
  ['/:id/start', { workplace: '云阳' }, '/workplace'],
  ['/:id/start-verification', { means: 'hearsay' }, '/means'],
  ['/:id/retention', { months: 3 }, '/months'],
  ['/:id/end', {}, '/reason'],
  ['/:id/cancellation', { reason: 'person-forgotten' }, '/reason'],
  ['/:id/correction', { reason: 'other', work: [] }, '/work'],
  ['/:id/correction', { reason: 'other', endedOn: null }, '/endedOn'],
  ['/:id/reversal', { reason: 'other', of: 'offer' }, '/of'],
];

test.each(BAD)('bad input at %s %j is refused at %s', async (path, body, field) => {
  const refused = await clerk.post(`/v1/placements${path.replace(':id', uuidv7())}`, body).expect(400);
  const { errors } = refused.body as { errors: { field: string }[] };
  expect(errors.map((error) => error.field)).toContain(field);
});

test('every step has bad input above, and days that cannot be are refused by the domain', async () => {
  expect(STEP_PATHS.filter((path) => !BAD.some(([bad]) => bad === `/:id/${path}`))).toEqual([]);
  const [laborerId, postingId] = [await aLaborer(), await aPosting()];
  const code = async (response: ReturnType<TestClient['post']>): Promise<unknown> =>
    json(await response.expect(422))['code'];
  const referral = { laborerId, postingId };
  expect(await code(clerk.post('/v1/placements', { ...referral, on: '2026-03-03' }))).toBe(
    'placement.date-in-future',
  );
  expect(await code(clerk.post('/v1/placements', { ...referral, on: '2026-02-30' }))).toBe(
    'placement.date-impossible',
  );
  const id = await refer(laborerId, postingId);
  expect(await code(step(id, 'start', { on: '2026-03-01' }))).toBe('placement.dates-reversed');
  expect(await code(step(id, 'answer', { answer: 'declined' }))).toBe('placement.reason-needed');
  expect(await code(step(id, 'start', { workplace: 'D500999' }))).toBe('placement.unit-unknown');
  const told = { laborerId, route: 'self-found', startedOn: TODAY };
  const recorded = (more: object) => clerk.post('/v1/placements/recorded', { ...told, ...more });
  expect(await code(recorded({ work: { place: '999999' } }))).toBe('placement.division-unknown');
  expect(await code(recorded({ postingId }))).toBe('placement.self-found-posting');
  expect(await code(recorded({ employerId: uuidv7() }))).toBe('placement.employer-unknown');
  await clerk.get('/v1/placements/none').expect(400);
});
