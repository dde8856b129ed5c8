import { scenario } from '@chunfeng/testing';
import { EMPLOYER_ID, grounds, someProposal, someTerms } from '../../test/builders';
import { changePosting, type ChangedBy, type PostingChange } from './change-posting';
import { posting, type PostingState } from './posting';
import type { PostingEvent } from './posting.events';
import { POSTING_POLICY } from './posting-policy';
import { submit } from './propose-posting';
import { verifiedEmployer } from '../../test/employers';
import { countReferral, releaseReferral, reserveVacancy, takeVacancy } from './vacancies';

const story = scenario(posting);
const EMPLOYER: ChangedBy = { kind: 'employer', employerId: EMPLOYER_ID };
const OFFICE: ChangedBy = { kind: 'office', office: 'D500235' };
const verified = verifiedEmployer();
const unverified = verifiedEmployer({ verifiedBy: null });
const [OPEN, RESERVED] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];

const listed: readonly PostingEvent[] = (() => {
  const decision = submit({ status: 'none' }, someProposal(), grounds());
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events;
})();
const suspended: PostingEvent = { type: 'posting.suspended', data: { reason: 'employer-request' } };
const counted = (placementId: string): PostingEvent => ({
  type: 'posting.referral-counted',
  data: { placementId },
});
const requested = (
  reasons: Extract<PostingEvent, { type: 'posting.review-requested' }>['data']['reasons'],
) => ({
  type: 'posting.review-requested',
  data: { reasons, dueOn: '2017-01-02', office: 'D500235', policy: POSTING_POLICY.version },
});

const other: PostingChange = { type: 'amend', terms: someTerms({ description: '另一份工作' }) };
const dear: PostingChange = {
  type: 'amend',
  terms: someTerms({ wage: { minFen: 20_000, maxFen: 30_000, period: 'month' } }),
};
/** What becomes of a posting by one change, event types only. */
function typesAfter(
  past: readonly PostingEvent[],
  change: PostingChange,
  by: ChangedBy,
  registered = unverified,
): readonly string[] {
  const decision = changePosting(stateAfter(past), change, by, grounds(), registered);
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events.map(({ type }) => type);
}

function stateAfter(events: readonly PostingEvent[]): PostingState {
  return events.reduce<PostingState>((state, event) => posting.evolve(state, event), posting.initial);
}

describe('An amendment of a listed posting by its employer', () => {
  it('is reviewed in the same append when the employer is not verified', () => {
    const decision = changePosting(stateAfter(listed), other, EMPLOYER, grounds(), unverified);
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ type: 'posting.amended' }, requested(['employer-unverified'])],
    });
  });

  it('is reviewed when the wage becomes unusual, whoever the employer is', () => {
    const decision = changePosting(stateAfter(listed), dear, EMPLOYER, grounds(), verified);
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ type: 'posting.amended' }, requested(['wage-unusual'])],
    });
  });

  it('goes on being listed when there is no reason for a review, or when an office amends', () => {
    const published = ['posting.amended', 'posting.published'];
    expect(typesAfter(listed, other, EMPLOYER, verified)).toEqual(published);
    expect(typesAfter(listed, other, OFFICE)).toEqual(published);
    expect(typesAfter(listed, dear, OFFICE, verified)).toEqual(published);
  });

  it('is refused at once for what would be refused after a review as well, and reviewed not at all when it says the same', () => {
    const change: PostingChange = { type: 'amend', terms: someTerms({ sexRaw: '男' }) };
    story
      .given(listed)
      .when((state) => changePosting(state, change, EMPLOYER, grounds(), unverified))
      .thenRejected('posting.terms-refused');
    expect(typesAfter(listed, { type: 'amend', terms: someTerms() }, EMPLOYER)).toEqual([]);
  });

  it('is reviewed at the resumption when it was made during a suspension', () => {
    const resume: PostingChange = { type: 'resume' };
    expect(typesAfter([...listed, suspended], other, EMPLOYER)).toEqual(['posting.amended']);
    const decision = changePosting(
      stateAfter([...listed, suspended]),
      other,
      EMPLOYER,
      grounds(),
      unverified,
    );
    if (!decision.accepted) throw new Error(decision.rejection.code);
    const amended = [...listed, suspended, ...decision.events];
    expect(typesAfter(amended, resume, EMPLOYER)).toEqual(['posting.resumed', 'posting.review-requested']);
    expect(typesAfter(amended, resume, EMPLOYER, verified)).toEqual(['posting.resumed']);
    expect(typesAfter(amended, resume, OFFICE)).toEqual(['posting.resumed']);
    expect(typesAfter([...listed, suspended], resume, EMPLOYER)).toEqual(['posting.resumed']);
  });

  it('leaves what is open or reserved its way, and lets no newcomer in until it has passed (INV-VAC)', () => {
    const held: PostingEvent[] = [
      counted(OPEN),
      counted(RESERVED),
      { type: 'posting.vacancy-reserved', data: { placementId: RESERVED } },
    ];
    const decision = changePosting(stateAfter([...listed, ...held]), other, EMPLOYER, grounds(), unverified);
    if (!decision.accepted) throw new Error(decision.rejection.code);
    const given = story.given([...listed, ...held, ...decision.events]);
    given
      .when((state) => reserveVacancy(state, OPEN, grounds()))
      .then([{ type: 'posting.vacancy-reserved', data: { placementId: OPEN } }]);
    given
      .when((state) => takeVacancy(state, RESERVED, grounds()))
      .then([{ type: 'posting.vacancy-taken', data: { placementId: RESERVED } }]);
    given
      .when((state) => releaseReferral(state, OPEN, 'lapsed'))
      .then([{ type: 'posting.referral-released', data: { placementId: OPEN, reason: 'lapsed' } }]);
    given.when((state) => countReferral(state, 'another', grounds())).thenRejected('posting.in-review');
  });
});
