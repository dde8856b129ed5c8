import { clearFailpoints, setFailpoints } from '@chunfeng/failpoints';
import { canaryPerson, needlesOf } from '@chunfeng/testing';
import type request from 'supertest';
import { ForgottenContactsSweeper } from '../src/sweeping/forgotten-contacts.sweeper';
import { startPostingsService, type PostingsService, type TestClient } from './postings-service';

const idOf = (response: request.Response): string => (response.body as { id: string }).id;

describe('Persons of an employer over HTTP', () => {
  let service: PostingsService;
  let clerk: TestClient;
  let bureau: TestClient;

  beforeAll(async () => {
    service = await startPostingsService();
    clerk = await service.as('clerk', { office: 'D500235' });
    bureau = await service.as('bureau', { office: 'CQ' });
  }, 60_000);
  afterAll(() => service.stop());
  afterEach(() => clearFailpoints());

  const household = { kind: 'natural-person', vouched: true, synthetic: true };
  const firm = { kind: 'enterprise', name: '合成示例公司', vouched: true, synthetic: true };
  const callable = () => {
    const { name, phone } = canaryPerson();
    return { name, phone };
  };
  const forget = (id: string) => bureau.post(`/v1/employers/${id}/forget-contact`, { reason: 'own-request' });
  const reads = () =>
    service
      .log()
      .split('\n')
      .filter((line) => line.includes('person read'));

  it('are shown to offices and to the employer itself, and each reading is logged with its purpose', async () => {
    const name = canaryPerson().name;
    const contact = callable();
    const registered = await clerk.post('/v1/employers', { ...household, name, contact }).expect(201);
    const path = `/v1/employers/${idOf(registered)}`;
    const shown = await clerk.get(path, registered).set('Chunfeng-Purpose', 'service').expect(200);
    expect(shown.body).toMatchObject({ name, contact, hasContact: true });
    expect(reads().at(-1)).toContain(idOf(registered));
    expect(JSON.parse(reads().at(-1) ?? '{}')).toMatchObject({
      role: 'clerk',
      purpose: 'service',
      employers: [idOf(registered)],
    });
    const own = await service.as('employer', { employerId: idOf(registered) });
    expect((await own.get(path).expect(200)).body).toMatchObject({ name, contact });

    const noted = reads().length;
    const auditor = await service.as('auditor', { office: 'CQ' });
    expect((await auditor.get(path).expect(200)).body).toMatchObject({
      name: null,
      contact: null,
      hasContact: true,
    });
    expect(reads()).toHaveLength(noted);
    await clerk.get(path).set('Chunfeng-Purpose', name.length.toString()).expect(400);
  });

  it('INV-SEAL: the name of a natural person stands in no table and no log, nor in its postings', async () => {
    const name = canaryPerson().name;
    const registered = await clerk.post('/v1/employers', { ...household, name }).expect(201);
    const own = await service.as('employer', { employerId: idOf(registered) });
    const terms = { title: '住家保姆', headcount: 1, placeRaw: '重庆市云阳县' };
    const posted = await own.post('/v1/postings', { terms }).expect(201);
    const posting = await own.get(`/v1/postings/${idOf(posted)}`, posted).expect(200);
    expect(posting.body).toMatchObject({ employerId: idOf(registered), employerName: null });
    expect((posting.body as { missing: string[] }).missing).not.toContain('employer');

    const pool = service.database.pool();
    const tables = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts = [service.log()];
    for (const table of tables.rows) {
      const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${table.name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    const everything = Buffer.from(texts.join('\n'));
    expect(everything.includes(idOf(registered))).toBe(true);
    expect(needlesOf(name).filter((needle) => everything.includes(needle))).toEqual([]);
  });

  it('are forgotten by the bureau for good; the firm stays and may name another', async () => {
    const before = callable();
    const registered = await clerk.post('/v1/employers', { ...firm, contact: before }).expect(201);
    const path = `/v1/employers/${idOf(registered)}`;
    await clerk.post(`${path}/forget-contact`, { reason: 'own-request' }).expect(403);
    const forgotten = await forget(idOf(registered)).expect(200);
    expect(await service.vault.existingKeys([idOf(registered)])).toEqual([]);
    const shown = await clerk.get(path, forgotten).expect(200);
    expect(shown.body).toMatchObject({ name: firm.name, contact: null, hasContact: false });
    expect(forgotten.headers['etag']).toBe((await forget(idOf(registered)).expect(200)).headers['etag']);

    const contact = callable();
    const corrected = await clerk.put(path, { name: firm.name, kind: firm.kind, contact }).expect(200);
    expect((await clerk.get(path, corrected).expect(200)).body).toMatchObject({ contact, hasContact: true });
    await forget('0190f5a0-0000-7000-8000-00000000beef').expect(404);
  });

  it('leave no name of a natural person', async () => {
    const { name } = canaryPerson();
    const registered = await clerk.post('/v1/employers', { ...household, name }).expect(201);
    const forgotten = await forget(idOf(registered)).expect(200);
    const shown = await clerk.get(`/v1/employers/${idOf(registered)}`, forgotten).expect(200);
    expect(shown.body).toMatchObject({ name: null, contact: null });
  });

  it('lose a key that outlived them to the sweeper', async () => {
    const registered = await clerk.post('/v1/employers', { ...firm, contact: callable() }).expect(201);
    const id = idOf(registered);
    setFailpoints('forget-contact.after-append=throw');
    await forget(id).expect(500);
    clearFailpoints();
    expect(await service.vault.existingKeys([id])).toEqual([id]);
    const other = await clerk.post('/v1/employers', { ...firm, contact: callable() }).expect(201);
    await clerk.get(`/v1/employers/${id}`, other).expect(200);
    expect(await service.app.get(ForgottenContactsSweeper).sweep()).toBe(1);
    expect(await service.vault.existingKeys([id, idOf(other)])).toEqual([idOf(other)]);
  });
});
