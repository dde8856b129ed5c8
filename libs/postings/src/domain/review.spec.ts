import { scenario } from '@chunfeng/testing';
import { EMPLOYER_ID, grounds, someProposal, someTerms } from '../../test/builders';
import { changePosting } from './change-posting';
import type { EmployerState } from './employer';
import { posting, type PostingState } from './posting';
import { resumeForEmployer, suspendForEmployer } from './posting-of-employer';
import type { PostingEvent } from './posting.events';
import { POSTING_POLICY } from './posting-policy';
import { amend, submit } from './propose-posting';
import { review, reviewReasons } from './review';
import { addWorkingDays } from './working-days';

const story = scenario(posting);
const firm = (
  change: Partial<Extract<EmployerState, { status: 'active' | 'suspended' }>>,
): EmployerState => ({
  status: 'active',
  details: { name: '云阳县某机械有限公司', kind: 'enterprise', division: '500235', contact: null },
  subject: null,
  forgotten: [],
  identifiers: [],
  verifiedBy: 'D500235',
  invitations: [],
  accounts: [],
  ...change,
});

function submitted(reviewed: boolean): readonly PostingEvent[] {
  const reasons = reviewed ? (['employer-unverified'] as const) : [];
  const decision = submit({ status: 'none' }, someProposal(), grounds(), reasons);
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events;
}

test.each([
  ['2016-12-28', 3, '2017-01-02'],
  ['2016-12-30', 1, '2017-01-02'],
  ['2016-12-31', 1, '2017-01-02'],
  ['2017-01-01', 5, '2017-01-06'],
  ['2017-01-02', 0, '2017-01-02'],
])('from %s it is %d working days to %s', (day, days, expected) => {
  expect(addWorkingDays(day, days)).toBe(expected);
});

describe('A review', () => {
  it('is asked for with an office and a day, instead of a publication', () => {
    const data = { reasons: ['employer-unverified'], dueOn: '2017-01-02', office: 'D500235' };
    expect(submitted(true)[1]).toEqual({
      type: 'posting.review-requested',
      data: { ...data, policy: POSTING_POLICY.version },
    });
  });

  it('is asked for an employer without verification and for a wage outside the usual', () => {
    const reasonsFor = (registered: EmployerState | undefined, monthly: number | null) =>
      reviewReasons(
        someTerms({ wage: { minFen: monthly, maxFen: null, period: 'month' } }),
        registered,
        POSTING_POLICY,
      );
    expect(reasonsFor(firm({}), 400_000)).toEqual([]);
    expect(reasonsFor(firm({}), null)).toEqual([]);
    expect(reasonsFor(firm({ verifiedBy: null }), 400_000)).toEqual(['employer-unverified']);
    expect(reasonsFor(undefined, 20_000)).toEqual(['employer-unverified', 'wage-unusual']);
  });

  it('publishes by a pass, checked as of its day', () => {
    story
      .given(submitted(true))
      .when((state) => review(state, { verdict: 'pass' }, grounds('2017-01-02')))
      .then([
        { type: 'posting.published', data: { validThrough: '2017-04-02', policy: POSTING_POLICY.version } },
      ]);
    story
      .given(submitted(false))
      .when((state) => review(state, { verdict: 'pass' }, grounds()))
      .thenRejected('posting.not-in-review');
  });

  it('is not left by an amendment', () => {
    const decision = amend(stateAfter(submitted(true)), { terms: someTerms({ headcount: 3 }) }, grounds());
    expect(decision).toMatchObject({ accepted: true, events: [{ type: 'posting.amended' }] });
  });

  it('does not pass a posting of a suspended employer', () => {
    const change = { type: 'review', verdict: 'pass' } as const;
    const by = { kind: 'office', office: 'D500235' } as const;
    story
      .given(submitted(true))
      .when((state) => changePosting(state, change, by, grounds(), firm({ status: 'suspended' })))
      .thenRejected('posting.employer-suspended');
  });
});

describe('A posting of a suspended employer', () => {
  const suspended: PostingEvent = { type: 'posting.suspended', data: { reason: 'employer-suspended' } };
  const complaint: PostingEvent = { type: 'posting.suspended', data: { reason: 'complaint' } };

  it('goes out of sight, unless the employer is in order again or it is another one', () => {
    const given = story.given(submitted(false));
    given
      .when((state) => suspendForEmployer(state, EMPLOYER_ID, firm({ status: 'suspended' })))
      .then([suspended]);
    given
      .when((state) => suspendForEmployer(state, EMPLOYER_ID, firm({})))
      .thenRejected('posting.employer-in-order');
    given
      .when((state) => suspendForEmployer(state, 'another', firm({ status: 'suspended' })))
      .thenRejected('posting.not-found');
    story
      .given([...submitted(false), complaint])
      .when((state) => suspendForEmployer(state, EMPLOYER_ID, firm({ status: 'suspended' })))
      .thenNothing();
  });

  it('comes back with it, if that is why it was suspended', () => {
    story
      .given([...submitted(false), suspended])
      .when((state) => resumeForEmployer(state, EMPLOYER_ID, firm({}), grounds()))
      .then([{ type: 'posting.resumed', data: {} }]);
    story
      .given([...submitted(false), suspended])
      .when((state) => resumeForEmployer(state, EMPLOYER_ID, firm({ status: 'suspended' }), grounds()))
      .thenRejected('posting.employer-suspended');
    story
      .given([...submitted(false), complaint])
      .when((state) => resumeForEmployer(state, EMPLOYER_ID, firm({}), grounds()))
      .thenNothing();
  });
});

function stateAfter(events: readonly PostingEvent[]): PostingState {
  return events.reduce<PostingState>((state, event) => posting.evolve(state, event), posting.initial);
}
