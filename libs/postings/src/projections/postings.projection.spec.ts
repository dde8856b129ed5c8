import { assertRowKeyed, foldAll, type FoldedEvent } from '@chunfeng/projections';
import { someCollected, someTerms } from '../../test/builders';
import type { PostingEvent, Terms } from '../domain/posting.events';
import { toStored } from '../domain/proposal';
import { postingsProjection } from './postings.projection';
import { postingsTable, type PostingRow } from './postings.table';

const ID = '0190f5a0-0000-7000-8000-0000000000aa';
const terms = (change: Parameters<typeof someTerms>[0] = {}): Terms => toStored(someTerms(change));
const { source, office } = someCollected();
const employer = { id: null, name: '某纺织厂' };

const collected: PostingEvent = {
  type: 'posting.collected',
  data: { employer, terms: terms(), source, office, confirmedOn: '2016-12-20', synthetic: true },
};
const published: PostingEvent = {
  type: 'posting.published',
  data: { validThrough: '2017-03-20', policy: 'postings-1' },
};
const suspended: PostingEvent = { type: 'posting.suspended', data: { reason: 'complaint' } };
const resumed: PostingEvent = { type: 'posting.resumed', data: {} };

function recorded(events: readonly PostingEvent[], id = ID): FoldedEvent[] {
  return events.map(({ type, data }, index) => ({
    position: index + 1,
    streamId: `posting-${id}`,
    version: index + 1,
    id: `0190f5a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    type,
    schemaVersion: 1,
    data: data,
    meta: {
      correlationId: 'c',
      commandId: 'c',
      actor: { id: 'clerk-1', role: 'clerk' },
      occurredAt: '2016-12-28T02:00:00.000Z',
    },
    recordedAt: `2016-12-28T02:00:${String(index).padStart(2, '0')}.000Z`,
  }));
}

function rowAfter(...events: readonly PostingEvent[]): PostingRow | undefined {
  return foldAll(postingsProjection, recorded(events)).rows(postingsTable)[0];
}

describe('The view of postings', () => {
  it('names everybody who may review a posting, as its place says after an amendment', () => {
    const requestedAt = (place: string, more: readonly PostingEvent[] = []) =>
      rowAfter(
        {
          type: 'posting.submitted',
          data: { employer, terms: terms({ place }), source, synthetic: true },
        },
        {
          type: 'posting.review-requested',
          data: {
            reasons: ['employer-unverified'],
            dueOn: '2017-01-02',
            office: place === '500112' ? 'D500112' : 'D500235',
            policy: 'postings-1',
          },
        },
        ...more,
      );
    expect(requestedAt('500235')).toMatchObject({ review_office: 'D500235', review_offices: ['D500235'] });
    const shared = { review_office: 'D500112', review_offices: ['D500112', 'U-LIANGJIANG'] };
    expect(requestedAt('500112')).toMatchObject(shared);
    const moved: PostingEvent = {
      type: 'posting.amended',
      data: { terms: terms({ place: '500112' }), changed: ['place'] },
    };
    expect(requestedAt('500235', [moved])).toMatchObject(shared);
    expect(requestedAt('500112', [published])).toMatchObject({ review_office: null, review_offices: [] });
  });

  it('shows a posting as it was published', () => {
    expect(rowAfter(collected, published)).toMatchObject({
      posting_id: ID,
      version: 2,
      first_position: 1,
      position: 2,
      state: 'published',
      origin: 'collected',
      title: '焊工',
      occupation: '6-18-02-04',
      place: '500235',
      wage_min_fen: 450_000,
      wage_period: 'month',
      valid_through: '2017-03-20',
      office: 'D500235',
      confirmed_on: '2016-12-20',
      policy: 'postings-1',
    });
  });

  it('tells what is missing, and why one was refused', () => {
    const incomplete: PostingEvent = {
      type: 'posting.listed-incomplete',
      data: { missing: ['headcount'], validThrough: '2017-03-20', policy: 'postings-1' },
    };
    const reasons = [{ code: 'sex-limit' as const, field: '/terms/sexRaw', rule: '就业促进法 Art. 27' }];
    expect(rowAfter(collected, incomplete)).toMatchObject({
      state: 'listed-incomplete',
      missing: ['headcount'],
    });
    expect(
      rowAfter(collected, { type: 'posting.refused', data: { reasons, policy: 'postings-1' } }),
    ).toMatchObject({ state: 'refused', refusal: reasons });
  });

  it('follows an amendment, an employer that was named later, and the verdict after it', () => {
    const amended: PostingEvent = {
      type: 'posting.amended',
      data: {
        terms: terms({ headcount: 5 }),
        changed: ['headcount', 'employer', 'confirmedOn'],
        employer: { id: null, name: '另一纺织厂' },
        confirmedOn: '2016-12-27',
      },
    };
    const before = rowAfter(collected, published);
    const after = rowAfter(collected, published, amended);
    expect(after).toMatchObject({
      headcount: 5,
      employer_name: '另一纺织厂',
      confirmed_on: '2016-12-27',
      valid_through: '2017-03-20',
      first_position: 1,
    });
    expect(after?.duplicate_key).not.toBe(before?.duplicate_key);
  });

  it('returns after a suspension to the state before it', () => {
    expect(rowAfter(collected, published, suspended)).toMatchObject({
      state: 'suspended',
      suspension_reason: 'complaint',
    });
    expect(rowAfter(collected, published, suspended, resumed)).toMatchObject({
      state: 'published',
      suspension_reason: null,
    });
  });

  it.each([
    [{ type: 'posting.withdrawn', data: { reason: 'other' } }, 'withdrawn'],
    [{ type: 'posting.expired', data: { validThrough: '2017-03-20' } }, 'expired'],
  ] as [PostingEvent, string][])('ends with %j', (end, state) => {
    expect(rowAfter(collected, published, suspended, end)).toMatchObject({ state, state_before: null });
  });

  it('INV-VAC counts who holds what, and shows a posting as filled while it is', () => {
    const [a, b] = ['0190f5a0-0000-7000-8000-0000000000a1', '0190f5a0-0000-7000-8000-0000000000a2'];
    const two: PostingEvent = { ...collected, data: { ...collected.data, terms: terms({ headcount: 2 }) } };
    const before: PostingEvent[] = [
      two,
      published,
      { type: 'posting.referral-counted', data: { placementId: a } },
      { type: 'posting.referral-counted', data: { placementId: b } },
      { type: 'posting.vacancy-reserved', data: { placementId: a } },
    ];
    expect(rowAfter(...before)).toMatchObject({ reserved: 1, taken: 0, open_referrals: 1, remaining: 1 });
    const full: PostingEvent[] = [
      ...before,
      { type: 'posting.vacancy-taken', data: { placementId: a } },
      { type: 'posting.vacancy-taken', data: { placementId: b } },
      { type: 'posting.filled', data: {} },
    ];
    expect(rowAfter(...full)).toMatchObject({
      state: 'filled',
      reserved: 0,
      taken: 2,
      open_referrals: 0,
      remaining: 0,
    });
    expect(rowAfter(...full, suspended)).toMatchObject({ state: 'suspended', state_before: 'filled' });
    const back: PostingEvent[] = [
      { type: 'posting.vacancy-returned', data: { placementId: b, reason: 'reversed' } },
      { type: 'posting.reopened', data: {} },
    ];
    expect(rowAfter(...full, ...back)).toMatchObject({ state: 'published', taken: 1, remaining: 1 });
    expect(rowAfter(...full, suspended, ...back, resumed)).toMatchObject({ state: 'published' });
  });

  it('touches rows of its own stream only, so a bad event stops one posting', () => {
    const history = recorded([collected, published, suspended, resumed]);
    expect(() => assertRowKeyed(postingsProjection, ...history)).not.toThrow();
  });

  it('gives a posting of an unnamed employer no duplicate key: two unknowns are not one', () => {
    const unnamed = { ...collected, data: { ...collected.data, employer: { id: null, name: null } } };
    expect(rowAfter(unnamed as PostingEvent)?.duplicate_key).toBeNull();
  });

  it('gives one key to what differs in width and blanks only, and another to another address', () => {
    const keyOf = (change: Parameters<typeof someTerms>[0]): unknown =>
      rowAfter({ ...collected, data: { ...collected.data, terms: terms(change) } })?.duplicate_key;
    expect(keyOf({ title: '焊工（ＣＯ２）' })).toBe(keyOf({ title: '焊工 (co2)' }));
    expect(keyOf({ placeRaw: '重庆市云阳县青龙街道' })).not.toBe(keyOf({}));
    expect(keyOf({ headcount: 21 })).not.toBe(keyOf({}));
  });
});
