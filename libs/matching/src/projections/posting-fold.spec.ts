import type { PostingEvent } from '@chunfeng/postings';
import { foldAll } from '@chunfeng/projections';
import { aPosting } from '../../test/people';
import { postingEvents, TestLog, type WorldPosting } from '../../test/world';
import { matchingProjection } from './matching.projection';
import { matchPostings, postingStandings } from './matching.tables';

function after(posting: WorldPosting, ...later: readonly PostingEvent[]) {
  const log = new TestLog();
  log.append(`posting-${posting.id}`, ...postingEvents(posting), ...later);
  const tables = foldAll(matchingProjection, log.events);
  return { matched: tables.rows(matchPostings), reason: tables.rows(postingStandings)[0]?.unmatched };
}

const suspended: PostingEvent = { type: 'posting.suspended', data: { reason: 'check' } };
const resumed: PostingEvent = { type: 'posting.resumed', data: {} };

test('a published posting is matched', () => {
  expect(after(aPosting())).toMatchObject({
    matched: [{ occupation: 61802044, county: 500235 }],
    reason: null,
  });
});

test.each<[string, WorldPosting, PostingEvent[], string]>([
  ['not checked yet', aPosting({}, { listing: 'unchecked' }), [], 'posting-unchecked'],
  ['listed as incomplete', aPosting({}, { listing: 'listed-incomplete' }), [], 'posting-incomplete'],
  ['suspended', aPosting(), [suspended], 'posting-suspended'],
  ['withdrawn', aPosting(), [{ type: 'posting.withdrawn', data: { reason: 'other' } }], 'posting-withdrawn'],
  [
    'expired',
    aPosting(),
    [{ type: 'posting.expired', data: { validThrough: '2026-05-30' } }],
    'posting-expired',
  ],
  ['filled by examination', aPosting({ kind: 'civil-service' }), [], 'posting-examined'],
  ['filled by assessment', aPosting({ kind: 'special-post-teacher' }), [], 'posting-examined'],
])('a posting that is %s is matched with nobody', (_what, posting, later, reason) => {
  expect(after(posting, ...later)).toEqual({ matched: [], reason });
});

test('a refused posting is matched with nobody', () => {
  const refused: PostingEvent = {
    type: 'posting.refused',
    data: { reasons: [{ code: 'wage-band', field: '/wage', rule: null }], policy: 'test' },
  };
  const unchecked = aPosting({}, { listing: 'unchecked' });
  expect(after(unchecked, refused)).toEqual({ matched: [], reason: 'posting-refused' });
});

test('a resumed posting is matched again, one that was incomplete is not', () => {
  expect(after(aPosting(), suspended, resumed).reason).toBeNull();
  const incomplete = aPosting({}, { listing: 'listed-incomplete' });
  expect(after(incomplete, suspended, resumed).reason).toBe('posting-incomplete');
});

test('an incomplete posting that is completed and published is matched', () => {
  const incomplete = aPosting({ place: null }, { listing: 'listed-incomplete' });
  const later: PostingEvent[] = [
    { type: 'posting.amended', data: { terms: aPosting().terms, changed: ['place'] } },
    { type: 'posting.published', data: { validThrough: '2026-06-30', policy: 'test' } },
  ];
  expect(after(incomplete, ...later).matched).toMatchObject([{ valid_through: '2026-06-30' }]);
});

test('an amendment of a published posting is matched by its new terms', () => {
  const { terms } = aPosting({ place: '500101', wage: null });
  const amended: PostingEvent = { type: 'posting.amended', data: { terms, changed: ['place', 'wage'] } };
  expect(after(aPosting(), amended).matched).toMatchObject([{ county: 500101, wage_max: null }]);
});

test('INV-VAC: a posting of which nothing remains is matched with nobody, and is again when a vacancy returns', () => {
  const one = aPosting({ headcount: 1 });
  const with_ = (...vacancies: NonNullable<WorldPosting['vacancies']>) => after({ ...one, vacancies });
  const [counted, reserved, taken] = (['counted', 'reserved', 'taken'] as const).map((what) => ({
    what,
    placement: 1,
  })) as [Move, Move, Move];
  expect(with_(counted).reason).toBeNull();
  expect(with_(counted, reserved)).toEqual({ matched: [], reason: 'no-vacancy' });
  expect(with_(counted, reserved, taken).reason).toBe('no-vacancy');
  expect(with_(reserved, { what: 'released', placement: 1 }).matched).toHaveLength(1);
  expect(with_(taken, { what: 'returned', placement: 1 }).matched).toHaveLength(1);
});
type Move = NonNullable<WorldPosting['vacancies']>[number];

test('an amendment of the headcount brings a posting back, and takes it away', () => {
  const full = { ...aPosting({ headcount: 1 }), vacancies: [{ what: 'taken', placement: 1 }] as const };
  const amendedTo = (headcount: number): PostingEvent => ({
    type: 'posting.amended',
    data: { terms: aPosting({ headcount }).terms, changed: ['headcount'] },
  });
  expect(after(full, amendedTo(2)).reason).toBeNull();
  expect(after(full, amendedTo(2), amendedTo(1)).reason).toBe('no-vacancy');
});

test('a posting in review is matched with nobody until it is published', () => {
  const unchecked = aPosting({}, { listing: 'unchecked' });
  const review: PostingEvent = {
    type: 'posting.review-requested',
    data: { reasons: ['employer-unverified'], dueOn: '2026-03-04', office: 'D500235', policy: 'test' },
  };
  const published: PostingEvent = {
    type: 'posting.published',
    data: { validThrough: '2026-06-30', policy: 'test' },
  };
  expect(after(unchecked, review).reason).toBe('posting-unchecked');
  expect(after(unchecked, review, published).reason).toBeNull();
});
