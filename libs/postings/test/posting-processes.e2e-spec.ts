import { Clock, type CommandContext, type CommandResult } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import { CommandBus } from '@nestjs/cqrs';
import type request from 'supertest';
import { uuidv7 } from 'uuidv7';
import { ExpirePosting, FollowEmployer } from '../src';
import { startPostingsService, type PostingsService, type TestClient } from './postings-service';

const TERMS = { title: '焊工', headcount: 2, place: '500235' };
const COMMITTEE = { name: '合成示例村民委员会', kind: 'village-committee', vouched: true, synthetic: true };

describe('What processes and timers ask of postings', () => {
  let service: PostingsService;
  let clerk: TestClient;
  let bus: CommandBus;
  beforeAll(async () => {
    service = await startPostingsService();
    clerk = await service.as('clerk', { office: 'D500235' });
    bus = service.app.get(CommandBus);
  }, 60_000);
  afterAll(() => service.stop());

  const idOf = (response: request.Response): string => (response.body as { id: string }).id;
  const positionOf = (response: request.Response): number =>
    Number((response.get('Chunfeng-Position') ?? '').split('.')[1]);
  const context = (key: string = uuidv7()): CommandContext => ({
    caller: 'process:test',
    idempotencyKey: key,
    content: { key },
    actor: { id: 'process:test', role: 'process', office: 'CQ' },
    correlationId: key,
  });
  const outcome = (result: CommandResult): string =>
    result.kind === 'rejected' ? result.rejection.code : result.kind;

  it('suspended employers take their postings along, and reinstated ones bring back those alone', async () => {
    const employerId = idOf(await clerk.post('/v1/employers', COMMITTEE).expect(201));
    const open = await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201);
    const held = await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201);
    await clerk.post(`/v1/postings/${idOf(held)}/suspend`, { reason: 'complaint' }).expect(200);
    const stateOf = async (posting: request.Response, after: request.Response): Promise<unknown> =>
      (await clerk.get(`/v1/postings/${idOf(posting)}`, after).expect(200)).body;
    const follow = async (what: 'suspend' | 'resume', after: request.Response): Promise<CommandResult> =>
      bus.execute(new FollowEmployer(employerId, what, positionOf(after), context()));

    const ended = await clerk
      .post(`/v1/employers/${employerId}/suspend`, { reason: 'complaint' })
      .expect(200);
    const followed = await follow('suspend', ended);
    expect(followed).toMatchObject({ kind: 'done', answer: { postings: 1 } });
    const later = await clerk.post(`/v1/postings/${idOf(held)}/withdraw`, { reason: 'other' }).expect(200);
    expect(await stateOf(open, later)).toMatchObject({
      state: 'suspended',
      suspensionReason: 'employer-suspended',
    });
    const begun = await clerk.post(`/v1/employers/${employerId}/reinstate`, {}).expect(200);
    expect(await follow('resume', begun)).toMatchObject({ kind: 'done', answer: { postings: 1 } });
    const last = await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201);
    expect(await stateOf(open, last)).toMatchObject({ state: 'published', suspensionReason: null });
    expect(await stateOf(held, last)).toMatchObject({ state: 'withdrawn' });
    // Asked once more after all: nothing is suspended whose employer is in order.
    expect(await follow('suspend', last)).toMatchObject({ kind: 'done' });
    expect(await stateOf(open, last)).toMatchObject({ state: 'published' });
  });

  it('a view that does not know yet makes the command undecided, so that it is asked again', async () => {
    const result: CommandResult = await bus.execute(
      new FollowEmployer(uuidv7(), 'suspend', 1_000_000, context()),
    );
    expect(result.kind).toBe('busy');
  });

  it('a timer that comes too early is refused', async () => {
    const employerId = idOf(await clerk.post('/v1/employers', COMMITTEE).expect(201));
    const posting = idOf(await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201));
    expect(outcome(await bus.execute(new ExpirePosting(posting, context())))).toBe('posting.not-due');
    expect(outcome(await bus.execute(new ExpirePosting(uuidv7(), context())))).toBe('posting.not-found');
  });

  it('what has run out is expired to every reader, whether its timer came by or not', async () => {
    const employerId = idOf(await clerk.post('/v1/employers', COMMITTEE).expect(201));
    const validThrough = dayInShanghai(new Date());
    const terms = { ...TERMS, validThrough };
    const created = await clerk.post('/v1/postings', { terms, employerId }).expect(201);
    const broker = await service.as('broker', { office: 'D500235' });
    const found = async (state: string): Promise<unknown> => {
      const path = `/v1/postings?employerId=${employerId}&state=${state}`;
      return (await clerk.get(path, created).expect(200)).body;
    };
    const path = `/v1/postings/${idOf(created)}`;
    expect(await found('published')).toMatchObject({ items: [{ state: 'published', remaining: 2 }] });
    await broker.get(path, created).expect(200);
    const tomorrow = new Date(Date.now() + 86_400_000);
    const clock = jest.spyOn(service.app.get(Clock, { strict: false }), 'now').mockReturnValue(tomorrow);
    expect(await found('published')).toMatchObject({ items: [] });
    expect(await found('expired')).toMatchObject({ items: [{ id: idOf(created), state: 'expired' }] });
    expect((await clerk.get(path, created).expect(200)).body).toMatchObject({ state: 'expired' });
    await broker.get(path, created).expect(404);
    clock.mockRestore();
  });
});
