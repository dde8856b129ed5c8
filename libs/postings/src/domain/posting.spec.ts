import { scenario } from '@chunfeng/testing';
import fc from 'fast-check';
import { grounds, someCollected, someProposal, someTerms } from '../../test/builders';
import { posting, type PostingState } from './posting';
import type { PostingEvent, Terms } from './posting.events';
import { POSTING_POLICY } from './posting-policy';
import { expire, resume, suspend, withdraw } from './posting-standing';
import { toStored } from './proposal';
import { amend, collect, collectOrAmend, submit } from './propose-posting';

const story = scenario(posting);
const policy = POSTING_POLICY.version;
const terms = (change: Parameters<typeof someTerms>[0] = {}): Terms => toStored(someTerms(change));
const { employer, source } = someProposal();

const submitted: PostingEvent = {
  type: 'posting.submitted',
  data: { employer, terms: terms(), source, synthetic: true },
};
const collected: PostingEvent = {
  type: 'posting.collected',
  data: { employer, terms: terms(), source, synthetic: true, office: 'D500235', confirmedOn: '2016-12-20' },
};
const published: PostingEvent = {
  type: 'posting.published',
  data: { validThrough: '2017-03-28', policy },
};
const collectedPublished: PostingEvent = {
  type: 'posting.published',
  data: { validThrough: '2017-03-20', policy },
};
const incomplete = (missing: ('employer' | 'headcount' | 'place')[]): PostingEvent => ({
  type: 'posting.listed-incomplete',
  data: { missing, validThrough: '2017-03-28', policy },
});
const refused: PostingEvent = {
  type: 'posting.refused',
  data: { reasons: [{ code: 'sex-limit', field: '/terms/sexRaw', rule: '就业促进法 Art. 27' }], policy },
};
const suspendedBy = (reason: 'employer-request' | 'complaint'): PostingEvent => ({
  type: 'posting.suspended',
  data: { reason },
});
const resumed: PostingEvent = { type: 'posting.resumed', data: {} };
const withdrawn: PostingEvent = { type: 'posting.withdrawn', data: { reason: 'employer-request' } };
const expired: PostingEvent = { type: 'posting.expired', data: { validThrough: '2017-03-28' } };
const amendedTo = (
  change: Parameters<typeof someTerms>[0],
  changed = Object.keys(change ?? {}),
  more = {},
): PostingEvent => ({ type: 'posting.amended', data: { terms: terms(change), changed, ...more } });

describe('Submitting a posting', () => {
  it('publishes complete terms in the same append', () => {
    story
      .given([])
      .when((state) => submit(state, someProposal(), grounds()))
      .then([submitted, published]);
  });

  it('lists 若干 apart as incomplete', () => {
    story
      .given([])
      .when((state) => submit(state, someProposal({ headcount: null }), grounds()))
      .then([
        { ...submitted, data: { ...submitted.data, terms: terms({ headcount: null }) } },
        incomplete(['headcount']),
      ]);
  });

  it('stores what it refuses, with the reasons, so that nothing is lost', () => {
    story
      .given([])
      .when((state) => submit(state, someProposal({ sexRaw: '男' }), grounds()))
      .then([{ ...submitted, data: { ...submitted.data, terms: terms({ sexRaw: '男' }) } }, refused]);
  });

  it('INV-SEAL keeps no contact of anybody, though it refuses and stores the rest', () => {
    const named = { id: null, name: '家政服务部（甲）13800138000' };
    const proposal = someCollected(
      { title: '保洁 微信：zhaogong2016', description: '找甲 13800138000', benefits: ['QQ 12345678'] },
      { employer: named },
    );
    const decision = collect({ status: 'none' }, proposal, grounds());
    const stored = JSON.stringify(decision);
    expect(stored).toContain('"code":"contact-in-text","field":"/employerName"');
    expect(stored).toContain('找甲 [联系方式]');
    expect(stored).not.toMatch(/13800138000|zhaogong|12345678/);
    const events = decision.accepted ? decision.events : [];
    story
      .given(events)
      .when((state) => collectOrAmend(state, proposal, grounds()))
      .thenNothing();
    story
      .given(events)
      .when((state) => amend(state, { terms: someTerms(), employer: named }, grounds()))
      .thenRejected('posting.terms-refused', { field: '/employerName' });
  });

  it('keeps a wage of unknown period out of the stored terms', () => {
    const wage = { minFen: 1, maxFen: 2, period: 'unknown' } as const;
    story
      .given([])
      .when((state) => submit(state, someProposal({ wage }), grounds()))
      .then([
        { ...submitted, data: { ...submitted.data, terms: terms({ wage: null }) } },
        {
          type: 'posting.refused',
          data: {
            reasons: [
              { code: 'wage-period-unknown', field: '/terms/wage/period', rule: 'policy: wage band' },
            ],
            policy,
          },
        },
      ]);
  });

  it('is refused under an id that is taken', () => {
    story
      .given([submitted, published])
      .when((state) => submit(state, someProposal(), grounds()))
      .thenRejected('posting.exists');
  });
});

describe('Collecting a posting', () => {
  it('counts validity from the day of confirmation', () => {
    story
      .given([])
      .when((state) => collect(state, someCollected(), grounds()))
      .then([collected, collectedPublished]);
  });

  it('is refused with a confirmation that has not happened yet', () => {
    story
      .given([])
      .when((state) => collect(state, someCollected({}, { confirmedOn: '2016-12-29' }), grounds()))
      .thenRejected('posting.confirmed-in-future', { field: '/confirmedOn' });
  });

  it('takes the day in Shanghai, not in Greenwich', () => {
    const justAfterMidnight = { ...grounds(), now: new Date('2016-12-28T16:30:00Z') };
    story
      .given([])
      .when((state) => collect(state, someCollected({}, { confirmedOn: '2016-12-29' }), justAfterMidnight))
      .thenClaims({});
  });
});

describe('Amending a posting', () => {
  const to = (change: Parameters<typeof someTerms>[0], day?: string) => (state: PostingState) =>
    amend(state, { terms: someTerms(change) }, grounds(day));

  it('checks again and publishes anew', () => {
    story
      .given([submitted, published])
      .when(to({ headcount: 30 }, '2017-01-05'))
      .then([
        amendedTo({ headcount: 30 }),
        { type: 'posting.published', data: { validThrough: '2017-04-05', policy } },
      ]);
  });

  it('completes an incomplete posting, and makes a published one incomplete', () => {
    story
      .given([submitted, incomplete(['headcount'])])
      .when(to({ headcount: 5 }))
      .then([amendedTo({ headcount: 5 }), published]);
    story
      .given([submitted, published])
      .when(to({ place: null }))
      .then([amendedTo({ place: null }), incomplete(['place'])]);
  });

  it('stores nothing when the new terms would be refused', () => {
    story
      .given([submitted, published])
      .when(to({ sexRaw: '仅限男性', age: { min: 15, max: null } }))
      .thenRejected('posting.terms-refused', { field: '/terms/age', rule: 'R2; 劳动法 Art. 15' });
  });

  it('turns a refused posting into a published one', () => {
    story
      .given([submitted, refused])
      .when(to({ headcount: 3 }))
      .then([amendedTo({ headcount: 3 }), published]);
  });

  it('has nothing to do when nothing changed', () => {
    story.given([submitted, published]).when(to({})).thenNothing();
  });

  it('keeps a suspended posting suspended', () => {
    story
      .given([submitted, published, suspendedBy('complaint')])
      .when(to({ headcount: 3 }))
      .then([amendedTo({ headcount: 3 })]);
  });

  it('names an employer that was not known before', () => {
    const unnamed = { ...collected, data: { ...collected.data, employer: { id: null, name: null } } };
    story
      .given([unnamed as PostingEvent, incomplete(['employer'])])
      .when((state) => amend(state, { terms: someTerms(), employer }, grounds()))
      .then([amendedTo({}, ['employer'], { employer }), collectedPublished]);
  });

  it('prolongs a collected posting by a new confirmation only', () => {
    story
      .given([collected, collectedPublished])
      .when((state) => amend(state, { terms: someTerms(), confirmedOn: '2016-12-28' }, grounds()))
      .then([amendedTo({}, ['confirmedOn'], { confirmedOn: '2016-12-28' }), published]);
  });

  it.each([
    ['withdrawn', withdrawn],
    ['expired', expired],
  ])('is refused when the posting is %s', (_status, end) => {
    story
      .given([submitted, published, end])
      .when(to({ headcount: 1 }))
      .thenRejected('posting.closed');
  });

  it('is refused when there is no posting', () => {
    story.given([]).when(to({})).thenRejected('posting.not-found');
  });
});

describe('Importing a row', () => {
  const row =
    (change: Parameters<typeof someTerms>[0] = {}, confirmedOn: string | null = '2016-12-20') =>
    (state: PostingState) =>
      collectOrAmend(state, { ...someCollected(change), confirmedOn }, grounds());

  it('collects, then has nothing to do, then amends', () => {
    story.given([]).when(row()).then([collected, collectedPublished]);
    story.given([collected, collectedPublished]).when(row()).thenNothing();
    story
      .given([collected, collectedPublished])
      .when(row({ headcount: 7 }))
      .then([amendedTo({ headcount: 7 }), collectedPublished]);
  });

  it('takes today for the confirmation of a new row that states none', () => {
    const today = { ...collected, data: { ...collected.data, confirmedOn: '2016-12-28' } } as PostingEvent;
    story.given([]).when(row({}, null)).then([today, published]);
  });

  it('has nothing to do for a refused row, a withdrawn or an expired posting that says the same', () => {
    for (const end of [refused, withdrawn, expired]) story.given([collected, end]).when(row()).thenNothing();
  });

  it('takes an assumed day of confirmation for no change, a stated one for a change', () => {
    const before = { ...collected, data: { ...collected.data, confirmedOn: '2016-12-01' } } as PostingEvent;
    story.given([before, collectedPublished]).when(row({}, null)).thenNothing();
    story
      .given([before, collectedPublished])
      .when(row({}))
      .then([amendedTo({}, ['confirmedOn'], { confirmedOn: '2016-12-20' }), collectedPublished]);
  });
});

describe('Suspending and resuming a posting', () => {
  it('suspends once', () => {
    story
      .given([submitted, published])
      .when((state) => suspend(state, 'complaint'))
      .then([suspendedBy('complaint')]);
    story
      .given([submitted, published, suspendedBy('complaint')])
      .when((state) => suspend(state, 'complaint'))
      .thenNothing();
  });

  it('resumes as it was, with the validity it had', () => {
    story
      .given([submitted, published, suspendedBy('employer-request')])
      .when((state) => resume(state, 'employer', grounds('2017-01-10')))
      .then([resumed]);
  });

  it('lets only an office resume what an office suspended', () => {
    const given = story.given([submitted, published, suspendedBy('complaint')]);
    given.when((state) => resume(state, 'employer', grounds())).thenRejected('posting.suspended-by-office');
    given.when((state) => resume(state, 'office', grounds())).then([resumed]);
  });

  it('says anew how the posting stands when it was amended meanwhile', () => {
    story
      .given([submitted, published, suspendedBy('complaint'), amendedTo({ headcount: null })])
      .when((state) => resume(state, 'office', grounds()))
      .then([resumed, incomplete(['headcount'])]);
  });

  it('is refused when validity has ended meanwhile', () => {
    story
      .given([submitted, published, suspendedBy('employer-request')])
      .when((state) => resume(state, 'employer', grounds('2017-03-29')))
      .thenRejected('posting.validity-ended');
  });
});

describe('The end of a posting', () => {
  it('is a withdrawal, once, from any open state', () => {
    for (const before of [
      [published],
      [incomplete(['place'])],
      [refused],
      [published, suspendedBy('complaint')],
    ])
      story
        .given([submitted, ...before])
        .when((state) => withdraw(state, 'employer-request'))
        .then([withdrawn]);
    story
      .given([submitted, withdrawn])
      .when((state) => withdraw(state, 'other'))
      .thenNothing();
  });

  it('is expiry when it is due, on the day after the last, and not before', () => {
    const given = story.given([submitted, published]);
    given.when((state) => expire(state, grounds('2017-03-28'))).thenRejected('posting.not-due');
    given.when((state) => expire(state, grounds('2017-03-29'))).then([expired]);
  });

  it('is an expiry of the day after the last, however late it is caught up', () => {
    story
      .given([submitted, published])
      .when((state) => expire(state, grounds('2017-06-01')))
      .then([{ ...expired, occurredAt: '2017-03-29T04:00:00.000Z' }]);
  });

  it('counts from the newest confirmation, also from one that came during a suspension', () => {
    const confirmed = amendedTo({}, ['confirmedOn'], { confirmedOn: '2017-03-01' });
    const given = story.given([collected, collectedPublished, suspendedBy('complaint'), confirmed]);
    given.when((state) => expire(state, grounds('2017-03-29'))).thenRejected('posting.not-due');
    given
      .when((state) => expire(state, grounds('2017-05-31')))
      .then([{ type: 'posting.expired', data: { validThrough: '2017-05-30' } }]);
  });

  it('follows an end that was stated during a suspension', () => {
    story
      .given([submitted, published, suspendedBy('complaint'), amendedTo({ validThrough: '2017-12-31' })])
      .when((state) => expire(state, grounds('2017-03-29')))
      .thenRejected('posting.not-due');
  });
});

describe('The states of a posting', () => {
  const histories = {
    none: [],
    published: [submitted, published],
    incomplete: [collected, incomplete(['employer'])],
    refused: [submitted, refused],
    suspended: [submitted, published, suspendedBy('complaint')],
    withdrawn: [submitted, published, withdrawn],
    expired: [submitted, published, expired],
  };
  const commands = {
    submit: (state: PostingState) => submit(state, someProposal(), grounds()),
    collect: (state: PostingState) => collect(state, someCollected(), grounds()),
    amend: (state: PostingState) => amend(state, { terms: someTerms({ headcount: 9 }) }, grounds()),
    suspend: (state: PostingState) => suspend(state, 'check'),
    resume: (state: PostingState) => resume(state, 'office', grounds()),
    withdraw: (state: PostingState) => withdraw(state, 'other'),
    expire: (state: PostingState) => expire(state, grounds('2020-01-01')),
  };
  const answers = {
    none: [
      'ok',
      'ok',
      'posting.not-found',
      'posting.not-found',
      'posting.not-found',
      'posting.not-found',
      'posting.not-found',
    ],
    published: ['posting.exists', 'posting.exists', 'ok', 'ok', 'nothing', 'ok', 'ok'],
    incomplete: ['posting.exists', 'posting.exists', 'ok', 'ok', 'nothing', 'ok', 'ok'],
    refused: [
      'posting.exists',
      'posting.exists',
      'ok',
      'posting.refused-state',
      'posting.refused-state',
      'ok',
      'posting.refused-state',
    ],
    suspended: ['posting.exists', 'posting.exists', 'ok', 'nothing', 'ok', 'ok', 'ok'],
    withdrawn: [
      'posting.exists',
      'posting.exists',
      'posting.closed',
      'posting.closed',
      'posting.closed',
      'nothing',
      'posting.closed',
    ],
    expired: [
      'posting.exists',
      'posting.exists',
      'posting.closed',
      'posting.closed',
      'posting.closed',
      'posting.closed',
      'nothing',
    ],
  };
  const stateOf = (events: readonly PostingEvent[]) =>
    events.reduce<PostingState>((state, event) => posting.evolve(state, event), posting.initial);

  it.each(Object.keys(histories) as (keyof typeof histories)[])(
    'give every command an answer: %s',
    (name) => {
      const state = stateOf(histories[name]);
      const given = Object.values(commands).map((command) => {
        const decision = command(state);
        if (!decision.accepted) return decision.rejection.code;
        return decision.events.length === 0 ? 'nothing' : 'ok';
      });
      expect(given).toEqual(answers[name]);
    },
  );

  it('never rest between proposal and verdict, whatever commands come in whatever order', () => {
    const command = fc.constantFrom(...Object.values(commands));
    const change = fc.record({
      headcount: fc.option(fc.integer({ min: 1, max: 20_000 })),
      place: fc.constantFrom('500235', '999999', null),
      sexRaw: fc.constantFrom(null, '男', '男女不限'),
      validThrough: fc.constantFrom(null, '2016-12-27', '2017-01-01'),
      title: fc.string({ minLength: 1 }),
      description: fc.option(fc.string({ unit: 'binary' })),
    });
    const proposing = change.map(
      (part) => (state: PostingState) =>
        state.status === 'none'
          ? collect(state, someCollected(part), grounds())
          : amend(state, { terms: someTerms(part) }, grounds()),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(command, proposing), { maxLength: 12 }), (steps) => {
        let state = posting.initial;
        for (const step of steps) {
          const decision = step(state);
          if (!decision.accepted) continue;
          state = decision.events.reduce((before, event) => posting.evolve(before, event), state);
          expect(state.status).not.toBe('proposed');
        }
      }),
    );
  });
});
