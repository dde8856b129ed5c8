import type request from 'supertest';
import { startPostingsService, type PostingsService, type TestClient } from './postings-service';

const TERMS = { title: '焊工', headcount: 2, place: '500235' };
const COMMITTEE = { name: '合成示例村民委员会', kind: 'village-committee', vouched: true, synthetic: true };

describe('Reviewing postings', () => {
  let service: PostingsService;
  let clerk: TestClient;
  let bureau: TestClient;
  let neighbor: TestClient;
  let account: TestClient;
  let employerId: string;

  beforeAll(async () => {
    service = await startPostingsService();
    clerk = await service.as('clerk', { office: 'D500235' });
    bureau = await service.as('bureau', { office: 'CQ' });
    neighbor = await service.as('clerk', { office: 'D500236' });
    employerId = idOf(await clerk.post('/v1/employers', COMMITTEE).expect(201));
    account = await service.as('employer', { employerId });
  }, 60_000);
  afterAll(() => service.stop());

  const idOf = (response: request.Response): string => (response.body as { id: string }).id;
  const submit = (terms: object = TERMS) => account.post('/v1/postings', { terms });
  const queueOf = async (who: TestClient, after: request.Response, query = ''): Promise<unknown[]> =>
    ((await who.get(`/v1/postings/review-queue${query}`, after).expect(200)).body as { items: unknown[] })
      .items;

  it('an unverified employer is published after an office has passed it, not before', async () => {
    const created = await submit().expect(201);
    expect(created.body).toMatchObject({ state: 'in-review', review: { reasons: ['employer-unverified'] } });
    const path = `/v1/postings/${idOf(created)}`;
    const stranger = await service.as('analyst', { office: 'D500236' });
    await stranger.get(path, created).expect(404);
    expect((await account.get(path, created).expect(200)).body).toMatchObject({
      state: 'in-review',
      review: { office: 'D500235', overdue: false },
      remaining: 2,
    });
    const own = expect.objectContaining({ id: idOf(created) }) as unknown;
    for (const who of [clerk, bureau]) expect(await queueOf(who, created)).toContainEqual(own);
    expect(await queueOf(bureau, created, '?office=D500235')).toContainEqual(own);
    expect(await queueOf(neighbor, created)).toEqual([]);
    await neighbor.get('/v1/postings/review-queue?office=D500235').expect(403);
    await account.get('/v1/postings/review-queue').expect(403);

    await account.post(`${path}/review`, { verdict: 'pass' }).expect(403);
    const foreign = await neighbor.post(`${path}/review`, { verdict: 'pass' }).expect(403);
    expect(foreign.body).toMatchObject({ code: 'posting.office-not-own' });
    const early = await account.post(`${path}/suspend`, { reason: 'employer-request' }).expect(409);
    expect(early.body).toMatchObject({ code: 'posting.in-review' });
    const passed = await clerk.post(`${path}/review`, { verdict: 'pass' }).expect(200);
    expect(passed.body).toMatchObject({ state: 'published', review: null });
    expect((await stranger.get(path, passed).expect(200)).body).toMatchObject({ review: null, taken: 0 });
    expect(await queueOf(clerk, passed)).not.toContainEqual(own);
    const again = await clerk.post(`${path}/review`, { verdict: 'refuse' }).expect(409);
    expect(again.body).toMatchObject({ code: 'posting.not-in-review' });
  });

  it('a refusal names its reasons; an amendment of it is reviewed again', async () => {
    const created = await submit().expect(201);
    const path = `/v1/postings/${idOf(created)}`;
    const refused = await bureau
      .post(`${path}/review`, { verdict: 'refuse', reasons: ['not-a-vacancy'] })
      .expect(200);
    expect(refused.body).toMatchObject({ state: 'refused', reasons: [{ code: 'not-a-vacancy' }] });
    const amended = await account.put(path, { terms: { ...TERMS, headcount: 1 } }).expect(200);
    expect(amended.body).toMatchObject({ state: 'in-review' });
    await clerk.post(`${path}/review`, { verdict: 'refuse', reasons: ['nonsense'] }).expect(400);
    await account.post(`${path}/withdraw`, { reason: 'other' }).expect(200);
  });

  it('what has passed once is reviewed again when its employer makes something else of it', async () => {
    const created = await submit().expect(201);
    const path = `/v1/postings/${idOf(created)}`;
    await clerk.post(`${path}/review`, { verdict: 'pass' }).expect(200);
    const amended = await account.put(path, { terms: { ...TERMS, description: '另一份工作' } }).expect(200);
    expect(amended.body).toMatchObject({ state: 'in-review', review: { reasons: ['employer-unverified'] } });
    const own = expect.objectContaining({ id: idOf(created) }) as unknown;
    expect(await queueOf(clerk, amended)).toContainEqual(own);
    const stranger = await service.as('analyst', { office: 'D500236' });
    await stranger.get(path, amended).expect(404);
    const passed = await clerk.post(`${path}/review`, { verdict: 'pass' }).expect(200);
    expect((await stranger.get(path, passed).expect(200)).body).toMatchObject({ state: 'published' });
    const byOffice = await clerk.put(path, { terms: { ...TERMS, description: '第三份' } }).expect(200);
    expect(byOffice.body).toMatchObject({ state: 'published' });
  });

  it('a posting in a county that two units share waits in the queue of both', async () => {
    const created = await submit({ ...TERMS, place: '500112' }).expect(201);
    const own = expect.objectContaining({ id: idOf(created) }) as unknown;
    const [district, zone] = await Promise.all(
      ['D500112', 'U-LIANGJIANG'].map((office) => service.as('clerk', { office })),
    );
    for (const unit of [district, zone, bureau])
      expect(await queueOf(unit as TestClient, created)).toContainEqual(own);
    expect(await queueOf(clerk, created)).not.toContainEqual(own);
    await zone?.post(`/v1/postings/${idOf(created)}/review`, { verdict: 'pass' }).expect(200);
  });

  it('what would be refused is refused at once, and what an office submits is not reviewed', async () => {
    expect((await submit({ ...TERMS, sexRaw: '男' }).expect(201)).body).toMatchObject({ state: 'refused' });
    const byOffice = await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201);
    expect(byOffice.body).toMatchObject({ state: 'published' });
  });

  it('a verified employer is published at once, unless the wage is unusual', async () => {
    await clerk.post(`/v1/employers/${employerId}/verify`, {}).expect(200);
    expect((await submit().expect(201)).body).toMatchObject({ state: 'published' });
    const wage = { minFen: 20_000, maxFen: 30_000, period: 'month' };
    expect((await submit({ ...TERMS, wage }).expect(201)).body).toMatchObject({
      state: 'in-review',
      review: { reasons: ['wage-unusual'] },
    });
  });

  it('pages from what is due first, each posting once', async () => {
    for (const title of ['甲', '乙', '丙'])
      await submit({ ...TERMS, title, wage: { minFen: 20_000, period: 'month' } }).expect(201);
    const last = await submit({ ...TERMS, wage: { minFen: 20_000, period: 'month' } }).expect(201);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const found = await clerk.get(`/v1/postings/review-queue?limit=2${cursor}`, last).expect(200);
      const page = found.body as { items: { id: string }[]; next: string | null };
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(idOf(last));
  });
});
