import type request from 'supertest';
import { startPostingsService, type PostingsService, type TestClient } from './postings-service';

const TERMS = { title: '焊工', headcount: 2, place: '500235' };
const COMMITTEE = { name: '合成示例村民委员会', kind: 'village-committee', vouched: true, synthetic: true };

describe('Accounts of employers', () => {
  let service: PostingsService;
  let clerk: TestClient;
  beforeAll(async () => {
    service = await startPostingsService();
    clerk = await service.as('clerk', { office: 'D500235' });
  }, 60_000);
  afterAll(() => service.stop());

  const account = (subject: string) => service.as('employer', { subject });
  const bodyOf = (response: request.Response) => response.body as { id: string; code: string };
  const registered = async (): Promise<string> =>
    bodyOf(await clerk.post('/v1/employers', COMMITTEE).expect(201)).id;

  it('act for nobody until they have joined, and are told so', async () => {
    const nobody = await account('nobody');
    const refused = await nobody.post('/v1/postings', { terms: TERMS }).expect(403);
    expect(refused.body).toMatchObject({ code: 'employer.account-unknown' });
    const stored = await clerk.post('/v1/employers', COMMITTEE).expect(201);
    await nobody.get('/v1/postings', stored).expect(200);
  });

  it('join by a code that an office issues, once, and submit with the next request', async () => {
    const id = await registered();
    const issued = await clerk.post(`/v1/employers/${id}/invitations`, {}).expect(200);
    const { code } = bodyOf(issued);
    expect(code).toMatch(/^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/);
    const [own, other] = [await account('own'), await account('other')];
    const joined = await own.post('/v1/employers/join', { code: code.toLowerCase() }).expect(200);
    expect(joined.body).toMatchObject({ id });
    const created = await own.post('/v1/postings', { terms: TERMS }).expect(201);
    expect((await own.get(`/v1/postings/${bodyOf(created).id}`, created).expect(200)).body).toMatchObject({
      employerId: id,
      state: 'in-review',
    });
    await own.get(`/v1/employers/${id}`, joined).expect(200);
    await own.post('/v1/employers/join', { code }).expect(200);
    const late = await other.post('/v1/employers/join', { code }).expect(409);
    expect(late.body).toMatchObject({ code: 'employer.invitation-used' });
    const wrong = await other.post('/v1/employers/join', { code: 'AAAAA-AAAAA' }).expect(404);
    expect(wrong.body).toMatchObject({ code: 'employer.invitation-unknown' });
    await clerk.post('/v1/employers/join', { code }).expect(403);

    // Of another employer, too: one account acts for one.
    const second = await registered();
    const { code: more } = bodyOf(await clerk.post(`/v1/employers/${second}/invitations`, {}).expect(200));
    const taken = await own.post('/v1/employers/join', { code: more }).expect(409);
    expect(taken.body).toMatchObject({ code: 'claim-taken', scope: 'employer-account' });
  });

  it('INV-IDEM is told the same code again under the same key, though the code is stored nowhere', async () => {
    const id = await registered();
    const headers = { 'Idempotency-Key': 'invite-once' };
    const [first, second] = [
      await clerk.post(`/v1/employers/${id}/invitations`, {}, headers).expect(200),
      await clerk.post(`/v1/employers/${id}/invitations`, {}, headers).expect(200),
    ];
    expect(second.body).toEqual(first.body);
    const { code } = bodyOf(first);
    const own = await account('idem');
    await own.post('/v1/employers/join', { code }).expect(200);
    const { rows } = await service.database.pool().query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts = [service.log()];
    for (const { name } of rows) {
      const table = await service.database
        .pool()
        .query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...table.rows.map(({ text }) => text));
    }
    const everything = texts.join('\n');
    expect(everything).toContain(id);
    for (const written of [code, code.replaceAll('-', '')])
      expect(everything.toUpperCase()).not.toContain(written);
  });

  it('are removed by an office or by their employer, with effect from the next request, and may join another', async () => {
    const id = await registered();
    const codeOf = async (of: string) =>
      bodyOf(await clerk.post(`/v1/employers/${of}/invitations`, {}).expect(200)).code;
    const [first, second, stranger] = [await account('rm-1'), await account('rm-2'), await account('rm-3')];
    const code = await codeOf(id);
    await first.post('/v1/employers/join', { code }).expect(200);
    await second.post('/v1/employers/join', { code: await codeOf(id) }).expect(200);
    await first.post('/v1/postings', { terms: TERMS }).expect(201);
    const path = `/v1/employers/${id}/accounts/remove`;

    await stranger.post(path, { account: 'rm-1' }).expect(403);
    const other = await registered();
    await stranger.post('/v1/employers/join', { code: await codeOf(other) }).expect(200);
    expect((await stranger.post(path, { account: 'rm-1' }).expect(404)).body).toMatchObject({
      code: 'employer.not-found',
    });

    await second.post(path, { account: 'rm-1' }).expect(200);
    expect((await first.post('/v1/postings', { terms: TERMS }).expect(403)).body).toMatchObject({
      code: 'employer.account-unknown',
    });
    expect((await first.post('/v1/employers/join', { code }).expect(409)).body).toMatchObject({
      code: 'employer.invitation-used',
    });
    expect((await clerk.post(path, { account: 'rm-1' }).expect(409)).body).toMatchObject({
      code: 'employer.account-not-joined',
    });
    await first.post('/v1/employers/join', { code: await codeOf(other) }).expect(200);

    await clerk.post(path, { account: 'rm-2' }).expect(200);
    await second.post('/v1/postings', { terms: TERMS }).expect(403);
  });

  it('cannot join by an invitation that was revoked', async () => {
    const id = await registered();
    const issued = await clerk.post(`/v1/employers/${id}/invitations`, {}).expect(200);
    const { code, invitationId } = issued.body as { code: string; invitationId: string };
    const path = `/v1/employers/${id}/invitations/revoke`;
    const late = await account('late');
    await late.post(path, { invitationId }).expect(403);
    await clerk.post(path, { invitationId }).expect(200);
    await clerk.post(path, { invitationId }).expect(200);
    expect((await late.post('/v1/employers/join', { code }).expect(409)).body).toMatchObject({
      code: 'employer.invitation-revoked',
    });
    const another = await registered();
    const foreign = await clerk
      .post(`/v1/employers/${another}/invitations/revoke`, { invitationId })
      .expect(409);
    expect(foreign.body).toMatchObject({ code: 'employer.invitation-not-issued' });
  });

  it('register their own employer, which waits for a verification', async () => {
    const founder = await account('founder');
    const firm = {
      name: '云阳县合成示例有限公司',
      kind: 'enterprise',
      division: '500235',
      identifiers: [{ scheme: 'uscc', value: '91350100M000100Y43' }],
      synthetic: true,
    };
    await founder.post('/v1/employers', { ...firm, identifiers: [], vouched: true }).expect(403);
    const { id } = bodyOf(await founder.post('/v1/employers', firm).expect(201));
    await founder.post('/v1/employers', firm).expect(403);
    expect((await founder.post('/v1/postings', { terms: TERMS }).expect(201)).body).toMatchObject({
      state: 'in-review',
    });
    await clerk.post(`/v1/employers/${id}/verify`, {}).expect(200);
    expect((await founder.post('/v1/postings', { terms: TERMS }).expect(201)).body).toMatchObject({
      state: 'published',
    });
    expect((await founder.post(`/v1/employers/${id}/invitations`, {}).expect(403)).body).toMatchObject({
      code: 'forbidden',
    });
  });
});
