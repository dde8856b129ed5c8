import { scenario } from '@chunfeng/testing';
import fc from 'fast-check';
import { grounds, someProposal, someTerms } from '../../test/builders';
import { posting, type PostingState } from './posting';
import type { PostingEvent } from './posting.events';
import { expire, resume, suspend, withdraw } from './posting-standing';
import type { ProposedTerms } from './proposal';
import { amend, submit } from './propose-posting';
import {
  countReferral,
  recountReferral,
  releaseReferral,
  releaseVacancy,
  reserveVacancy,
  returnVacancy,
  takeVacancy,
} from './vacancies';

const story = scenario(posting);
const id = (number: number): string => `0190f5a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [A, B, C] = [id(1), id(2), id(3)];

function publishedWith(change: Partial<ProposedTerms> = {}): readonly PostingEvent[] {
  const decision = submit({ status: 'none' }, someProposal(change), grounds());
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events;
}
type About = Extract<PostingEvent, { data: { placementId: string } }>['type'];
type Plain = Exclude<
  About,
  'posting.referral-released' | 'posting.vacancy-released' | 'posting.vacancy-returned'
>;
const of = (type: Plain, placementId: string): PostingEvent => ({ type, data: { placementId } });
const counted = (placementId: string) => of('posting.referral-counted', placementId);
const reserved = (placementId: string) => of('posting.vacancy-reserved', placementId);
const taken = (placementId: string) => of('posting.vacancy-taken', placementId);
const returned = (placementId: string): PostingEvent => ({
  type: 'posting.vacancy-returned',
  data: { placementId, reason: 'reversed' },
});
const filled: PostingEvent = { type: 'posting.filled', data: {} };
const reopened: PostingEvent = { type: 'posting.reopened', data: {} };

describe('A referral', () => {
  it('INV-QUOTA is admitted until each remaining vacancy has three', () => {
    const one = publishedWith({ headcount: 1 });
    story
      .given([...one, counted(A), counted(B)])
      .when((state) => countReferral(state, C, grounds()))
      .then([counted(C)]);
    story
      .given([...one, counted(A), counted(B), counted(C)])
      .when((state) => countReferral(state, id(4), grounds()))
      .thenRejected('posting.quota-reached', { rule: 'INV-QUOTA' });
  });

  it('INV-QUOTA is admitted by the ratio that the terms state', () => {
    const strict = publishedWith({ headcount: 2, referralRatio: 1 });
    story
      .given([...strict, counted(A), counted(B)])
      .when((state) => countReferral(state, C, grounds()))
      .thenRejected('posting.quota-reached');
    story
      .given([...strict, counted(A), reserved(A)])
      .when((state) => countReferral(state, B, grounds()))
      .then([counted(B)]);
  });

  it('is counted once, and not again once it holds a vacancy', () => {
    for (const held of [[counted(A)], [counted(A), reserved(A)], [taken(A)]])
      story
        .given([...publishedWith(), ...held])
        .when((state) => countReferral(state, A, grounds()))
        .thenNothing();
  });

  it('is admitted by a posting in front of readers only', () => {
    const ended: [PostingEvent[], string][] = [
      [[{ type: 'posting.suspended', data: { reason: 'check' } }], 'posting.suspended-state'],
      [[{ type: 'posting.withdrawn', data: { reason: 'other' } }], 'posting.closed'],
      [[{ type: 'posting.expired', data: { validThrough: '2017-03-28' } }], 'posting.closed'],
      [[taken(A), filled], 'posting.no-vacancy'],
    ];
    for (const [later, code] of ended)
      expect(
        countReferral(stateAfter([...publishedWith({ headcount: 1 }), ...later]), B, grounds()),
      ).toMatchObject({ rejection: { code } });
    const codeOf = (change: Partial<ProposedTerms>, day?: string): unknown => {
      const decision = countReferral(stateAfter(publishedWith(change)), A, grounds(day));
      return decision.accepted ? 'counted' : decision.rejection.code;
    };
    expect(codeOf({ place: null })).toBe('posting.incomplete');
    expect(codeOf({ sexRaw: '男' })).toBe('posting.refused-state');
    expect(codeOf({ kind: 'special-post-teacher' })).toBe('posting.not-referable');
    // Its timer may be late: the day decides.
    expect(codeOf({ validThrough: '2016-12-31' }, '2016-12-31')).toBe('counted');
    expect(codeOf({ validThrough: '2016-12-31' }, '2017-01-01')).toBe('posting.validity-ended');
  });

  it('INV-QUOTA is counted anew without asking for room after a reversal', () => {
    const full = [...publishedWith({ headcount: 1 }), counted(B), counted(C), counted(id(4)), taken(id(5))];
    story
      .given([...full, filled])
      .when((state) => recountReferral(state, A))
      .then([counted(A)]);
    story
      .given([...full, filled, counted(A)])
      .when((state) => recountReferral(state, A))
      .thenNothing();
  });

  it('gives back whatever it holds, once, but never a vacancy that is taken', () => {
    const released = (state: PostingState) => releaseReferral(state, A, 'lapsed');
    story
      .given([...publishedWith(), counted(A)])
      .when(released)
      .then([{ type: 'posting.referral-released', data: { placementId: A, reason: 'lapsed' } }]);
    story
      .given([...publishedWith(), counted(A), reserved(A)])
      .when(released)
      .then([{ type: 'posting.vacancy-released', data: { placementId: A, reason: 'other' } }]);
    story.given(publishedWith()).when(released).thenNothing();
    story
      .given([...publishedWith(), taken(A)])
      .when(released)
      .thenNothing();
  });
});

describe('A vacancy', () => {
  it('INV-VAC is reserved once per head', () => {
    const one = [...publishedWith({ headcount: 1 }), counted(A), counted(B)];
    story
      .given(one)
      .when((state) => reserveVacancy(state, A, grounds()))
      .then([reserved(A)]);
    story
      .given([...one, reserved(A)])
      .when((state) => reserveVacancy(state, B, grounds()))
      .thenRejected('posting.no-vacancy', { rule: 'INV-VAC' });
    story
      .given([...one, reserved(A)])
      .when((state) => reserveVacancy(state, A, grounds()))
      .thenNothing();
  });

  it('INV-VAC is taken from a reservation though none remains, and fills the posting with the last one', () => {
    const one = [...publishedWith({ headcount: 1 }), counted(A), counted(B), reserved(A)];
    story
      .given(one)
      .when((state) => takeVacancy(state, A, grounds()))
      .then([taken(A), filled]);
    story
      .given(one)
      .when((state) => takeVacancy(state, B, grounds()))
      .thenRejected('posting.no-vacancy');
    story
      .given([...publishedWith({ headcount: 2 }), counted(A)])
      .when((state) => takeVacancy(state, A, grounds()))
      .then([taken(A)]);
  });

  it('is taken directly of a posting that takes newcomers, by examination too', () => {
    story
      .given(publishedWith({ kind: 'civil-service' }))
      .when((state) => takeVacancy(state, A, grounds()))
      .then([taken(A)]);
    story
      .given(publishedWith({ headcount: null }))
      .when((state) => takeVacancy(state, A, grounds()))
      .thenRejected('posting.incomplete');
  });

  it('stays with those who are known to a suspended, an expired or a withdrawn posting, and with nobody else', () => {
    const ends: PostingEvent[] = [
      { type: 'posting.suspended', data: { reason: 'complaint' } },
      { type: 'posting.expired', data: { validThrough: '2017-03-28' } },
      { type: 'posting.withdrawn', data: { reason: 'employer-request' } },
    ];
    for (const end of ends) {
      const given = [...publishedWith({ headcount: 2 }), counted(A), counted(B), reserved(B), end];
      story
        .given(given)
        .when((state) => reserveVacancy(state, A, grounds()))
        .then([reserved(A)]);
      for (const known of [A, B])
        story
          .given(given)
          .when((state) => takeVacancy(state, known, grounds()))
          .then([taken(known)]);
      for (const act of [reserveVacancy, takeVacancy])
        expect(act(stateAfter(given), C, grounds()).accepted).toBe(false);
    }
  });

  it('returns when the start never was, and reopens what was filled', () => {
    story
      .given([...publishedWith({ headcount: 1 }), taken(A), filled])
      .when((state) => returnVacancy(state, A))
      .then([returned(A), reopened]);
    story
      .given([...publishedWith({ headcount: 2 }), taken(A)])
      .when((state) => returnVacancy(state, A))
      .then([returned(A)]);
    story
      .given(publishedWith())
      .when((state) => returnVacancy(state, A))
      .thenNothing();
  });

  it('is given back by an offer that falls through', () => {
    story
      .given([...publishedWith(), reserved(A)])
      .when((state) => releaseVacancy(state, A, 'offer-declined'))
      .then([{ type: 'posting.vacancy-released', data: { placementId: A, reason: 'offer-declined' } }]);
    story
      .given([...publishedWith(), counted(A)])
      .when((state) => releaseVacancy(state, A, 'other'))
      .thenNothing();
  });
});

describe('The headcount', () => {
  const two = [...publishedWith({ headcount: 3 }), reserved(A), taken(B)];
  const to = (headcount: number | null) => (state: PostingState) =>
    amend(state, { terms: someTerms({ headcount }) }, grounds());

  it('INV-VAC never goes below what is reserved and taken, nor is it left out then', () => {
    for (const headcount of [1, null])
      story.given(two).when(to(headcount)).thenRejected('posting.headcount-below-filled', {
        field: '/terms/headcount',
        rule: 'INV-VAC',
      });
    expect(amend(stateAfter(two), { terms: someTerms({ headcount: 2 }) }, grounds()).accepted).toBe(true);
  });

  it('fills a posting by shrinking to what is taken, and reopens it by growing', () => {
    const types = (events: readonly PostingEvent[], headcount: number): string[] => {
      const decision = to(headcount)(stateAfter(events));
      return decision.accepted ? decision.events.map(({ type }) => type) : [decision.rejection.code];
    };
    const one = [...publishedWith({ headcount: 2 }), taken(A)];
    expect(types(one, 1)).toEqual(['posting.amended', 'posting.published', 'posting.filled']);
    const full = [...publishedWith({ headcount: 1 }), taken(A), filled];
    expect(types(full, 2)).toEqual(['posting.amended', 'posting.published', 'posting.reopened']);
  });
});

describe('Vacancies and referrals', () => {
  /** A bookkeeper with one page per placement, who knows nothing of events. */
  interface Book {
    headcount: number;
    ratio: number;
    readonly pages: Map<string, 'open' | 'reserved' | 'taken'>;
  }
  const count = (book: Book, held: string): number =>
    [...book.pages.values()].filter((h) => h === held).length;
  const left = (book: Book): number => book.headcount - count(book, 'reserved') - count(book, 'taken');

  const placement = fc.integer({ min: 1, max: 12 }).map(id);
  const one = <const Name extends string>(name: Name) => placement.map((who) => ({ name, who, to: 0 }));
  const step = fc.oneof(
    { arbitrary: one('count'), weight: 4 },
    { arbitrary: one('reserve'), weight: 3 },
    { arbitrary: one('take'), weight: 3 },
    one('release'),
    one('releaseVacancy'),
    one('return'),
    one('recount'),
    fc.integer({ min: 1, max: 6 }).map((to) => ({ name: 'headcount' as const, who: '', to })),
    fc.constantFrom(
      { name: 'suspend' as const, who: '', to: 0 },
      { name: 'resume' as const, who: '', to: 0 },
      { name: 'expire' as const, who: '', to: 0 },
      { name: 'withdraw' as const, who: '', to: 0 },
    ),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  function decide(state: PostingState, { name, who, to }: Step, ratio: number) {
    switch (name) {
      case 'count':
        return countReferral(state, who, grounds());
      case 'recount':
        return recountReferral(state, who);
      case 'reserve':
        return reserveVacancy(state, who, grounds());
      case 'take':
        return takeVacancy(state, who, grounds());
      case 'release':
        return releaseReferral(state, who, 'cancelled');
      case 'releaseVacancy':
        return releaseVacancy(state, who, 'cancelled');
      case 'return':
        return returnVacancy(state, who);
      case 'headcount':
        return amend(state, { terms: someTerms({ headcount: to, referralRatio: ratio }) }, grounds());
      case 'suspend':
        return suspend(state, 'check');
      case 'resume':
        return resume(state, 'office', grounds());
      case 'expire':
        return expire(state, grounds('2020-01-01'));
      case 'withdraw':
        return withdraw(state, 'other');
    }
  }

  /** @returns whether the bookkeeper would allow it, and enters it. */
  function enter(book: Book, { name, who, to }: Step, newcomers: boolean): boolean {
    const held = book.pages.get(who);
    const put = (next: 'open' | 'reserved' | 'taken'): true => (book.pages.set(who, next), true);
    switch (name) {
      case 'count':
        if (held !== undefined) return true;
        return newcomers && count(book, 'open') < left(book) * book.ratio && put('open');
      case 'recount':
        return held !== undefined || put('open');
      case 'reserve':
        if (held === 'reserved' || held === 'taken') return true;
        return (newcomers || held === 'open') && left(book) > 0 && put('reserved');
      case 'take':
        if (held === 'taken') return true;
        if (held === 'reserved') return put('taken');
        return (newcomers || held === 'open') && left(book) > 0 && put('taken');
      case 'release':
        if (held !== 'taken') book.pages.delete(who);
        return true;
      case 'releaseVacancy':
        if (held === 'reserved') book.pages.delete(who);
        return true;
      case 'return':
        if (held === 'taken') book.pages.delete(who);
        return true;
      default:
        if (name === 'headcount') book.headcount = to;
        return true;
    }
  }

  const holders = (state: PostingState) =>
    'content' in state ? state.content.vacancies : { open: [], reserved: [], taken: [], filled: false };

  it('INV-VAC INV-QUOTA come out as a bookkeeper counts them, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (steps, headcount, ratio) => {
          const book: Book = { headcount, ratio, pages: new Map() };
          let state = stateAfter(publishedWith({ headcount, referralRatio: ratio }));
          for (const what of steps) {
            const decision = decide(state, what, ratio);
            const isVacancy = what.who !== '';
            const newcomers = state.status === 'listed';
            if (isVacancy) expect([what, decision.accepted]).toEqual([what, enter(book, what, newcomers)]);
            else if (decision.accepted && decision.events.length > 0) enter(book, what, newcomers);
            if (!decision.accepted) continue;
            state = decision.events.reduce((before, event) => posting.evolve(before, event), state);
            const { open, reserved: held, taken: gone, filled: full } = holders(state);
            for (const [name, ids] of Object.entries({ open, reserved: held, taken: gone }))
              expect([...ids].sort()).toEqual(
                [...book.pages]
                  .filter(([, page]) => page === name)
                  .map(([who]) => who)
                  .sort(),
              );
            expect(left(book)).toBeGreaterThanOrEqual(0);
            expect(full).toBe(gone.length === book.headcount);
            // Done once is done: nothing is left to do.
            if (isVacancy) expect(decide(state, what, ratio)).toMatchObject({ accepted: true, events: [] });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

function stateAfter(events: readonly PostingEvent[]): PostingState {
  return events.reduce<PostingState>((state, event) => posting.evolve(state, event), posting.initial);
}
