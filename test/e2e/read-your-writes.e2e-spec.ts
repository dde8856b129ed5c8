import { canaryPerson } from '@chunfeng/testing';
import { type RunningApp, startApp } from './support/app';
import { type Answer, ask } from './support/client';
import { formOf, noticeOf, today } from './support/people';

let product: RunningApp;
let clerk: string;
beforeAll(async () => {
  product = await startApp();
  clerk = await product.token('clerk', { office: 'D500235' });
}, 60_000);
afterAll(() => product.stop());

/** A command that succeeds; where it stands in the log, as the answer says. */
async function write(path: string, body: unknown): Promise<{ id: string; position: string }> {
  const answer = await ask(product.url, 'POST', path, { token: clerk, body });
  expect({ path, status: answer.status, text: answer.status < 300 ? '' : answer.text }).toMatchObject({
    text: '',
  });
  return { id: String(answer.body['id']), position: answer.headers.get('chunfeng-position') ?? '' };
}

function readAt(position: string, path: string, method = 'GET', body?: unknown): Promise<Answer> {
  return ask(product.url, method, path, { token: clerk, body, headers: { 'min-position': position } });
}

/** Positions in the log; all of them belong to one epoch here. */
const numberOf = (position: string | null): number => Number(/^1\.(\d+)$/.exec(position ?? '')?.[1]);

test('whoever sends back the position of a command sees it in every view that is asked', async () => {
  for (let round = 0; round < 10; round += 1) {
    const person = canaryPerson();
    const { id, position } = await write('/v1/laborers', formOf(person));
    const [one, list, search, matches] = await Promise.all([
      readAt(position, `/v1/laborers/${id}`),
      readAt(position, '/v1/laborers?limit=200'),
      readAt(position, '/v1/laborers/search', 'POST', { phone: person.phone }),
      readAt(position, `/v1/laborers/${id}/matches`),
    ]);
    expect(one.body['person']).toMatchObject({ name: person.name });
    expect(list.body['items']).toContainEqual(expect.objectContaining({ id }));
    expect(search.body['items']).toMatchObject([{ id }]);
    expect(matches).toMatchObject({ status: 200, body: { laborerId: id } });
    for (const { headers } of [one, list, search, matches])
      expect(numberOf(headers.get('chunfeng-position'))).toBeGreaterThanOrEqual(numberOf(position));
  }
});

test('a position that the log has not reached is answered 425 with the one that it has', async () => {
  const { position } = await write('/v1/laborers', formOf(canaryPerson()));
  const future = `1.${String(numberOf(position) + 1_000_000)}`;
  const answers = await Promise.all(
    ['/v1/laborers', '/v1/postings', '/v1/match-policy'].map((path) => readAt(future, path)),
  );
  for (const { status, headers, body } of answers) {
    expect(status).toBe(425);
    expect(body).toMatchObject({ code: 'position-not-reached', status: 425 });
    expect(body['reached']).toBe(headers.get('chunfeng-position'));
    expect(numberOf(String(body['reached']))).toBeGreaterThanOrEqual(numberOf(position));
    expect(headers.get('retry-after')).toBe('1');
  }
  expect(await readAt('2.1', '/v1/laborers')).toMatchObject({
    status: 409,
    body: { code: 'position-of-other-epoch' },
  });
});

describe('INV-HIDE', () => {
  let laborer: string;
  let posting: string;
  let position: string;

  const candidates = async (): Promise<unknown> =>
    (await readAt(position, `/v1/postings/${posting}/candidates?count=true`)).body;
  const matches = async (): Promise<unknown> =>
    (await readAt(position, `/v1/laborers/${laborer}/matches`)).body;
  const why = async (): Promise<unknown> =>
    (await readAt(position, `/v1/matches/why?posting=${posting}&laborer=${laborer}`)).body;

  beforeAll(async () => {
    // Of an age that every posting takes, whatever the day of the test is.
    let person = canaryPerson();
    while (!/^00\d{4}199/.test(person.citizenNumber)) person = canaryPerson();
    ({ id: laborer } = await write('/v1/laborers', formOf(person)));
    ({ id: posting, position } = await write('/v1/postings/collected', noticeOf('hide-1')));
  });

  it('a consenting person and a posting are on each other’s list', async () => {
    expect(await candidates()).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ laborerId: laborer })]) as unknown,
    });
    expect(await matches()).toMatchObject({ items: [{ postingId: posting }] });
    expect(await why()).toMatchObject({ suitable: true, amongCandidates: { listed: true } });
  });

  it('a consent that is withdrawn takes the person off every list at once, and why-not says so', async () => {
    const before = (await candidates()) as { suitable: number };
    const withdrawal = { withdrawnOn: today(), channel: 'telephone' };
    ({ position } = await write(`/v1/laborers/${laborer}/consent/withdraw`, withdrawal));
    const after = (await candidates()) as { suitable: number };
    expect(JSON.stringify(after)).not.toContain(laborer);
    expect(after.suitable).toBe(before.suitable - 1);
    const hidden = { failed: { reason: 'person-no-consent', rule: 'INV-HIDE' } };
    expect(await matches()).toMatchObject({ items: [], ...hidden });
    expect(await why()).toMatchObject({ suitable: false, ...hidden });
  });

  it('a new consent puts the person back, and a suspended posting is on no list either', async () => {
    ({ position } = await write(`/v1/laborers/${laborer}/consent`, { givenOn: today(), form: 'paper' }));
    expect(await matches()).toMatchObject({ items: [{ postingId: posting }] });
    ({ position } = await write(`/v1/postings/${posting}/suspend`, { reason: 'check' }));
    expect(await matches()).toMatchObject({ items: [] });
    expect(await candidates()).toMatchObject({ items: [], failed: { reason: 'posting-suspended' } });
    expect(await why()).toMatchObject({ suitable: false, failed: { reason: 'posting-suspended' } });
  });
});
