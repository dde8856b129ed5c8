import { Clock } from '@chunfeng/event-log';
import { canaryPerson, waitFor } from '@chunfeng/testing';
import { type RunningApp, startApp } from './support/app';
import { type Answer, ask } from './support/client';
import { formOf, noticeOf } from './support/people';

const DAY_MS = 86_400_000;

/** Goes with the system's, some days ahead of it. */
class AdvancedClock extends Clock {
  days = 0;

  now(): Date {
    return new Date(Date.now() + this.days * DAY_MS);
  }
}

const clock = new AdvancedClock();
let product: RunningApp;
let clerk: string;
beforeAll(async () => {
  product = await startApp({ clock });
  clerk = await product.token('clerk', { office: 'D500235' });
}, 60_000);
afterAll(() => product.stop());

async function write(path: string, body?: unknown): Promise<string> {
  const answer = await ask(product.url, 'POST', path, { token: clerk, body });
  expect({ path, text: answer.status < 300 ? '' : answer.text }).toEqual({ path, text: '' });
  return String(answer.body['id']);
}

const read = (path: string): Promise<Answer> => ask(product.url, 'GET', path, { token: clerk });

/** Waits for a posting to stand so. */
const isIn = (id: string, state: string) =>
  waitFor(async () => (await read(`/v1/postings/${id}`)).body['state'] === state, {
    message: `posting is ${state}`,
  });

test('the postings of a suspended employer go out of sight and come back with it', async () => {
  const employerId = await write('/v1/employers', {
    name: '合成示例机械有限公司（测试）',
    kind: 'enterprise',
    division: '500235',
    vouched: true,
    synthetic: true,
  });
  // A name that is not told leaves the body.
  const notice = { ...noticeOf('suspended-1'), employerName: undefined, employerId };
  const postingId = await write('/v1/postings/collected', notice);
  await isIn(postingId, 'published');

  await write(`/v1/employers/${employerId}/suspend`, { reason: 'complaint' });
  await isIn(postingId, 'suspended');
  expect((await read(`/v1/postings/${postingId}`)).body).toMatchObject({
    suspensionReason: 'employer-suspended',
  });
  await write(`/v1/employers/${employerId}/reinstate`);
  await isIn(postingId, 'published');
});

test('with the clock moved, postings expire and verifications fall due, each once', async () => {
  const postingId = await write('/v1/postings/collected', noticeOf('expiring-1'));
  const laborerId = await write('/v1/laborers', formOf(canaryPerson()));
  await isIn(postingId, 'published');
  const overdue = async (): Promise<unknown[]> => {
    const { body } = await read('/v1/laborers?verification=due');
    return (body['items'] as { id: string }[]).map(({ id }) => id);
  };
  expect(await overdue()).not.toContain(laborerId);

  clock.days = 100;
  await isIn(postingId, 'expired');
  clock.days = 2 * 366;
  await waitFor(async () => (await overdue()).includes(laborerId), { message: 'verification is due' });
  const { rows } = await product.database.pool().query(
    `select type, count(*)::int as times from log.events
     where stream_id in ($1, $2) and type in ('posting.expired', 'laborer.verification-fell-due')
     group by type order by type`,
    [`posting-${postingId}`, `laborer-${laborerId}`],
  );
  expect(rows).toEqual([
    { type: 'laborer.verification-fell-due', times: 1 },
    { type: 'posting.expired', times: 1 },
  ]);
});

test('readiness shows every process manager and every timer', async () => {
  const { body } = await read('/health/ready');
  expect(body['processes']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'employer-suspension', state: 'live' }),
      expect.objectContaining({ name: 'posting-expiry', state: 'live' }),
      expect.objectContaining({ name: 'verification-due', state: 'live' }),
    ]),
  );
  expect(JSON.stringify(body['processes'])).not.toContain('failed');
});
