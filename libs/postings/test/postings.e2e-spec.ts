import { createReadStream } from 'node:fs';
import { dayInShanghai } from '@chunfeng/reference';
import request from 'supertest';
import { demoFile, publicRow } from './import-cases';
import { startPostingsService, type PostingsService, type TestClient } from './postings-service';

const TERMS = {
  title: '焊工',
  headcount: 20,
  wage: { minFen: 450_000, maxFen: 600_000, period: 'month' },
  placeRaw: '重庆市云阳县双江街道',
};
const REGISTRATION = {
  name: '云阳县某机械有限公司',
  kind: 'enterprise',
  division: '500235',
  identifiers: [{ scheme: 'uscc', value: '91350100M000100Y43' }],
  contact: { name: '合成联系人甲', phone: '00000000001' },
  synthetic: true,
};

describe('Postings over HTTP', () => {
  let service: PostingsService;
  let clerk: TestClient;
  let bureau: TestClient;
  let employer: TestClient;
  let stranger: TestClient;
  let employerId: string;

  beforeAll(async () => {
    service = await startPostingsService();
    clerk = await service.as('clerk', { office: 'D500235' });
    bureau = await service.as('bureau', { office: 'CQ' });
    const registered = await clerk.post('/v1/employers', REGISTRATION).expect(201);
    employerId = (registered.body as { id: string }).id;
    employer = await service.as('employer', { employerId });
    stranger = await service.as('employer', { employerId: '0190f5a0-0000-7000-8000-00000000beef' });
  }, 60_000);
  afterAll(() => service.stop());

  const submit = (terms: object = TERMS) => employer.post('/v1/postings', { terms });
  const idOf = (response: request.Response): string => (response.body as { id: string }).id;

  describe('employers', () => {
    it('are shown with identifiers, and with the person to call to an office', async () => {
      const verified = await clerk.post(`/v1/employers/${employerId}/verify`, {}).expect(200);
      const shown = await clerk.get(`/v1/employers/${employerId}`, verified).expect(200);
      expect(shown.body).toMatchObject({
        name: '云阳县某机械有限公司',
        identifiers: [{ scheme: 'uscc', value: '91350100M000100Y43' }],
        verifiedBy: 'D500235',
        hasContact: true,
        contact: REGISTRATION.contact,
      });
      expect(shown.headers['etag']).toBe('"2"');
    });

    it('INV-SEAL stand in view and request log without the person to call', async () => {
      const { rows } = await service.database
        .pool()
        .query<{ row: string }>('select e::text as row from view.employers e');
      const text = rows.map(({ row }) => row).join() + service.log();
      expect(text).toContain('云阳县某机械有限公司');
      expect(text).not.toMatch(/合成联系人甲|00000000001/);
    });

    it('are registered once, under the old code or the new one', async () => {
      const again = { ...REGISTRATION, identifiers: [{ scheme: 'orgcode9', value: 'M000100Y-4' }] };
      const refused = await clerk.post('/v1/employers', again).expect(409);
      expect(refused.body).toMatchObject({ code: 'claim-taken', scope: 'employer-identifier' });
    });

    it('need an identifier or an office that vouches for them', async () => {
      const committee = { name: '某村民委员会', kind: 'village-committee' };
      const refused = await clerk.post('/v1/employers', committee).expect(422);
      expect(refused.body).toMatchObject({ code: 'employer.identifier-missing' });
      const vouched = await clerk.post('/v1/employers', { ...committee, vouched: true }).expect(201);
      const shown = await clerk.get(`/v1/employers/${idOf(vouched)}`, vouched).expect(200);
      expect(shown.body).toMatchObject({ vouchedBy: 'D500235', hasContact: false });
    });

    it('are answered with the standard that a wrong identifier breaks', async () => {
      const wrong = { ...REGISTRATION, identifiers: [{ scheme: 'uscc', value: '91350100M000100Y44' }] };
      const refused = await clerk.post('/v1/employers', wrong).set('Accept-Language', 'zh-CN').expect(422);
      expect(refused.body).toMatchObject({ code: 'employer.identifier-invalid', rule: 'GB 32100-2015' });
      expect(JSON.stringify(refused.body)).toContain('校验码');
    });

    it('see themselves and nobody else', async () => {
      await employer.get(`/v1/employers/${employerId}`).expect(200);
      await stranger.get(`/v1/employers/${employerId}`).expect(404);
      await employer.post('/v1/employers', REGISTRATION).expect(403);
    });

    it('submit, amend and resume nothing while they are suspended', async () => {
      const other = await clerk
        .post('/v1/employers', { ...REGISTRATION, identifiers: [], vouched: true })
        .expect(201);
      await clerk.post(`/v1/employers/${idOf(other)}/verify`, {}).expect(200);
      const account = await service.as('employer', { employerId: idOf(other) });
      const before = await account.post('/v1/postings', { terms: { ...TERMS, sexRaw: '男' } }).expect(201);
      const own = `/v1/postings/${idOf(before)}`;
      await clerk.post(`/v1/employers/${idOf(other)}/suspend`, { reason: 'complaint' }).expect(200);
      for (const attempt of [
        account.post('/v1/postings', { terms: TERMS }),
        account.put(own, { terms: TERMS }),
        clerk.post(`${own}/resume`),
      ])
        expect((await attempt.expect(409)).body).toMatchObject({ code: 'posting.employer-suspended' });
      await clerk.post(`/v1/employers/${idOf(other)}/reinstate`, {}).expect(200);
      await account.put(own, { terms: TERMS }).expect(200);
      await account.post('/v1/postings', { terms: TERMS }).expect(201);
    });
  });

  describe('a submission', () => {
    it('is published at once, with place and occupation told from the words', async () => {
      const created = await submit().expect(201);
      expect(created.body).toMatchObject({ state: 'published', missing: [], reasons: [] });
      expect(created.headers['location']).toBe(`/v1/postings/${idOf(created)}`);
      const shown = await stranger.get(`/v1/postings/${idOf(created)}`, created).expect(200);
      expect(shown.body).toMatchObject({
        state: 'published',
        employerId,
        employerName: '云阳县某机械有限公司',
        terms: { occupation: { code: '6-18-02-04' }, headcount: 20 },
        source: { system: 'chunfeng' },
      });
      expect((shown.body as { terms: { place: string } }).terms.place).toMatch(/^500235/);
    });

    it('INV-IDEM is stored once under one key, and answered alike', async () => {
      const headers = { 'Idempotency-Key': 'submit-once' };
      const [first, second] = [
        await employer.post('/v1/postings', { terms: TERMS }, headers).expect(201),
        await employer.post('/v1/postings', { terms: TERMS }, headers).expect(201),
      ];
      expect(second.body).toEqual(first.body);
      expect(second.headers['idempotency-replayed']).toBe('true');
      await employer.post('/v1/postings', { terms: { ...TERMS, headcount: 1 } }, headers).expect(422);
    });

    it('of 若干 is listed as incomplete', async () => {
      const created = await submit({ ...TERMS, headcount: null, headcountRaw: '若干' }).expect(201);
      expect(created.body).toMatchObject({ state: 'listed-incomplete', missing: ['headcount'] });
    });

    it('that breaks rules is kept as refused with every reason, for its employer and offices only', async () => {
      const terms = { ...TERMS, sexRaw: '限男性', description: '联系13800138000，押金200元' };
      const created = await submit(terms).expect(201);
      const { state, reasons } = created.body as { state: string; reasons: { code: string }[] };
      expect(state).toBe('refused');
      expect(reasons.map(({ code }) => code)).toEqual(['sex-limit', 'contact-in-text', 'fee-in-text']);
      const path = `/v1/postings/${idOf(created)}`;
      await employer.get(path, created).expect(200);
      expect((await clerk.get(path, created).expect(200)).body).toMatchObject({
        terms: { description: '联系[联系方式],押金200元' },
      });
      await stranger.get(path, created).expect(404);
    });

    it.each([
      [{ terms: { ...TERMS, headcount: 0 } }, '/terms/headcount'],
      [{ terms: { ...TERMS, wage: { minFen: 1.5, period: 'month' } } }, '/terms/wage/minFen'],
      [{ terms: { ...TERMS, wage: { minFen: 1, period: 'week' } } }, '/terms/wage/period'],
      [{ terms: { ...TERMS, validThrough: '2026-02-30' } }, '/terms/validThrough'],
      [{ terms: { ...TERMS, unknown: 1 } }, '/terms/unknown'],
      [{ terms: { ...TERMS, title: '' } }, '/terms/title'],
      [{}, '/terms'],
    ])('of the wrong shape %j is answered with its field', async (body, field) => {
      const refused = await employer.post('/v1/postings', body).expect(400);
      const { errors } = refused.body as { errors: { field: string }[] };
      expect(errors.map((error) => error.field)).toContain(field);
    });

    it('goes for the own employer only, and by an office for a named one', async () => {
      await stranger.post('/v1/postings', { terms: TERMS, employerId }).expect(403);
      const unknown = await stranger.post('/v1/postings', { terms: TERMS }).expect(422);
      expect(unknown.body).toMatchObject({ code: 'posting.employer-unknown' });
      await clerk.post('/v1/postings', { terms: TERMS }).expect(400);
      await clerk.post('/v1/postings', { terms: TERMS, employerId }).expect(201);
    });
  });

  describe('a collected posting', () => {
    const collected = {
      terms: TERMS,
      employerName: '某纺织厂',
      source: { system: 'county-notices', externalId: '17' },
      confirmedOn: '2020-01-01',
    };
    it('needs a fresh confirmation', async () => {
      const old = await clerk.post('/v1/postings/collected', collected).expect(201);
      expect(old.body).toMatchObject({
        state: 'refused',
        reasons: [{ code: 'deadline-passed', field: '/confirmedOn' }],
      });
      const future = { ...collected, confirmedOn: '2999-01-01' };
      const refused = await clerk.post('/v1/postings/collected', future).expect(422);
      expect(refused.body).toMatchObject({ code: 'posting.confirmed-in-future' });
      await employer.post('/v1/postings/collected', collected).expect(403);
    });

    it('is changed by the office that it belongs to, and by no neighbor', async () => {
      const created = await clerk
        .post('/v1/postings/collected', { ...collected, confirmedOn: dayInShanghai(new Date()) })
        .expect(201);
      const path = `/v1/postings/${idOf(created)}`;
      const neighbor = await service.as('clerk', { office: 'D500236' });
      for (const attempt of [
        neighbor.put(path, { terms: TERMS }),
        neighbor.post(`${path}/suspend`, { reason: 'complaint' }),
        neighbor.post(`${path}/withdraw`, { reason: 'other' }),
      ])
        expect((await attempt.expect(403)).body).toMatchObject({ code: 'posting.office-not-own' });
      await clerk.post(`${path}/withdraw`, { reason: 'other' }).expect(200);
    });
  });

  describe('a change', () => {
    it('is made on the version that was seen, and by its employer or an office', async () => {
      const created = await submit().expect(201);
      const path = `/v1/postings/${idOf(created)}`;
      const terms = { ...TERMS, headcount: 5 };
      const amended = await employer.put(path, { terms }, { 'If-Match': created.headers['etag'] ?? '' });
      expect(amended.status).toBe(200);
      expect(amended.headers['etag']).toBe('"4"');
      const stale = await employer.put(path, { terms }, { 'If-Match': '"2"' }).expect(412);
      expect(stale.body).toMatchObject({ code: 'stale-version' });
      await stranger.put(path, { terms }).expect(404);
      const refused = await clerk.put(path, { terms: { ...terms, sexRaw: '男' } }).expect(422);
      expect(refused.body).toMatchObject({ code: 'posting.terms-refused', rule: '就业促进法 Art. 27' });
      const shown = await employer.get(path, amended).expect(200);
      expect(shown.body).toMatchObject({ version: 4, state: 'published', terms: { headcount: 5 } });
    });

    it('suspends, resumes and withdraws', async () => {
      const created = await submit().expect(201);
      const path = `/v1/postings/${idOf(created)}`;
      await employer.post(`${path}/suspend`, { reason: 'complaint' }).expect(403);
      await bureau.post(`${path}/suspend`, { reason: 'complaint' }).expect(200);
      const refused = await employer.post(`${path}/resume`, {}).expect(403);
      expect(refused.body).toMatchObject({ code: 'posting.suspended-by-office' });
      await clerk.post(`${path}/resume`, {}).expect(200);
      const withdrawn = await employer.post(`${path}/withdraw`, { reason: 'filled-elsewhere' }).expect(200);
      expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
      const closed = await employer.post(`${path}/suspend`, { reason: 'employer-request' }).expect(409);
      expect(closed.body).toMatchObject({ code: 'posting.closed' });
      await stranger.get(path, withdrawn).expect(404);
    });
  });

  describe('an import', () => {
    const importing = async (body: string, who: 'clerk' | 'employer' = 'clerk') => {
      const client = who === 'clerk' ? clerk : employer;
      return client.post('/v1/imports/postings').set('Content-Type', 'application/x-ndjson').send(body);
    };
    const linesOf = (response: request.Response) =>
      (response.body as Buffer)
        .toString('utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, object>);
    const asBuffer = (response: request.Response, done: (error: Error | null, body: Buffer) => void) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    };

    it('answers every row and sums up', async () => {
      const body = `${JSON.stringify(publicRow())}\nnot json\n${JSON.stringify(publicRow({ id: 'row-2', headcount: null }))}\n`;
      const response = await clerk
        .post('/v1/imports/postings?format=public')
        .set('Content-Type', 'application/x-ndjson')
        .buffer(true)
        .parse(asBuffer as never)
        .send(body);
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toMatch(/^application\/x-ndjson/);
      expect(linesOf(response)).toMatchObject([
        { row: { line: 1, outcome: 'accepted-published' } },
        { row: { line: 2, outcome: 'invalid' } },
        { row: { line: 3, outcome: 'listed-incomplete', missing: ['headcount'] } },
        { summary: { rows: 3 } },
      ]);
    });

    it('reads the real public notices as a stream', async () => {
      const pending = clerk
        .post('/v1/imports/postings')
        .set('Content-Type', 'application/x-ndjson')
        .buffer(true)
        .parse(asBuffer as never);
      const file = createReadStream(demoFile('public_postings'));
      for await (const chunk of file) pending.write((chunk as Buffer).toString('latin1'), 'latin1');
      const lines = linesOf(await pending);
      expect(lines).toHaveLength(179);
      expect(lines.at(-1)).toMatchObject({
        summary: { outcomes: { 'accepted-published': 14, refused: 57 } },
      });
    }, 60_000);

    it('ends by itself before the server cuts it off, and says so', async () => {
      const limit = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
      const response = await clerk
        .post('/v1/imports/postings?format=public')
        .set('Content-Type', 'application/x-ndjson')
        .buffer(true)
        .parse(asBuffer as never)
        .send(JSON.stringify(publicRow({ id: 'too-late' })));
      limit.mockRestore();
      expect(linesOf(response)).toEqual([{ interrupted: { reason: 'time-limit', rule: 'INV-ACK' } }]);
    });

    it('is refused to a token of an office that does not exist, with nothing stored', async () => {
      const nobody = await service.as('clerk', { office: 'NOPE' });
      const row = JSON.stringify(publicRow({ id: 'of-nobody' }));
      const refused = await nobody
        .post('/v1/imports/postings?format=public')
        .set('Content-Type', 'application/x-ndjson')
        .send(row);
      expect(refused.status).toBe(403);
      expect(refused.body).toMatchObject({ code: 'token-incomplete' });
      const response = await clerk
        .post('/v1/imports/postings?format=public')
        .set('Content-Type', 'application/x-ndjson')
        .buffer(true)
        .parse(asBuffer as never)
        .send(row);
      expect(linesOf(response)[0]).toMatchObject({ row: { outcome: 'accepted-published' } });
    });

    it('is for offices, in the right media type', async () => {
      expect((await importing('{}', 'employer')).status).toBe(403);
      await clerk.post('/v1/imports/postings', { a: 1 }).expect(415);
    });
  });

  describe('the list', () => {
    it('filters by state, place, occupation, employer, kind and title', async () => {
      const created = await submit({
        ...TERMS,
        title: '甲号数控车工',
        occupationCode: '6-18-01-01',
        kind: 'seasonal',
      }).expect(201);
      const find = async (query: string): Promise<string[]> => {
        const found = await stranger.get(`/v1/postings?limit=200&${query}`, created).expect(200);
        return (found.body as { items: { id: string }[] }).items.map(({ id }) => id);
      };
      const id = idOf(created);
      for (const query of [
        'place=50',
        'place=500235',
        'occupation=6',
        'occupation=6-18-01',
        'kind=seasonal',
        'state=published',
        `employerId=${employerId}`,
      ])
        expect(await find(query)).toContain(id);
      expect(await find(`title=${encodeURIComponent('甲号数控')}`)).toEqual([id]);
      for (const query of ['place=51', 'kind=domestic', 'state=expired'])
        expect(await find(query)).not.toContain(id);
    });

    it('pages from the newest to the oldest, each posting once', async () => {
      const last = await submit().expect(201);
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const cursor = next === '' ? '' : `&cursor=${next}`;
        const found = await clerk.get(`/v1/postings?limit=40${cursor}`, last).expect(200);
        const page = found.body as { items: { id: string }[]; next: string | null };
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect(seen[0]).toBe(idOf(last));
      expect(new Set(seen).size).toBe(seen.length);
      const { rows } = await service.database
        .pool()
        .query<{ n: string }>('select count(*) as n from view.postings');
      expect(seen.length).toBe(Number(rows[0]?.n));
    });

    it('flags the repeat of a posting and not the original', async () => {
      const terms = { ...TERMS, title: '电焊工（重复）' };
      const original = await submit(terms).expect(201);
      const repeat = await submit(terms).expect(201);
      const flagOf = async (id: string): Promise<unknown> =>
        ((await clerk.get(`/v1/postings/${id}`, repeat).expect(200)).body as { possibleDuplicateOf: unknown })
          .possibleDuplicateOf;
      expect(await flagOf(idOf(original))).toBeNull();
      expect(await flagOf(idOf(repeat))).toBe(idOf(original));
    });

    it('shows what is listed, and the rest to offices only', async () => {
      const query = '/v1/postings?limit=200&state=refused';
      expect((await stranger.get(query).expect(200)).body).toMatchObject({ items: [] });
      expect(
        ((await clerk.get(query).expect(200)).body as { items: unknown[] }).items.length,
      ).toBeGreaterThan(0);
    });
  });
});
