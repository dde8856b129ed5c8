import { scenario } from '@chunfeng/testing';
import { EMPLOYER_ID, grounds, someCollected, someProposal, someTerms } from '../../test/builders';
import { changePosting, type ChangedBy } from './change-posting';
import { posting, type PostingState } from './posting';
import type { PostingEvent } from './posting.events';
import { collect, collectOrAmend, submit } from './propose-posting';

const story = scenario(posting);
const none: PostingState = { status: 'none' };

function eventsOf(decision: ReturnType<typeof submit>): readonly PostingEvent[] {
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events;
}

const submittedFor = (place: string | null) =>
  eventsOf(submit(none, someProposal({ place, placeRaw: null }), grounds()));
const collectedBy = (office: string) => eventsOf(collect(none, someCollected({}, { office }), grounds()));
const office = (id: string): ChangedBy => ({ kind: 'office', office: id });

function stateAfter(events: readonly PostingEvent[]): PostingState {
  return events.reduce((before, event) => posting.evolve(before, event), posting.initial);
}

function withdrawn(events: readonly PostingEvent[], by: ChangedBy): string {
  const decision = changePosting(
    stateAfter(events),
    { type: 'withdraw', reason: 'wrong-entry' },
    by,
    grounds(),
  );
  return decision.accepted ? 'withdrawn' : decision.rejection.code;
}

describe('A change of a posting', () => {
  it('that an office collected is made by that office and those above it', () => {
    const events = collectedBy('T500235001');
    for (const id of ['T500235001', 'D500235', 'CQ']) expect(withdrawn(events, office(id))).toBe('withdrawn');
    for (const id of ['T500235002', 'V500235001001', 'D500236', 'nonsense', ''])
      expect(withdrawn(events, office(id))).toBe('posting.office-not-own');
  });

  it('names the office that it belongs to', () => {
    const decision = changePosting(
      stateAfter(collectedBy('T500235001')),
      { type: 'resume' },
      office('D500236'),
      grounds(),
    );
    expect(decision).toMatchObject({ rejection: { params: { office: 'T500235001' } } });
  });

  it.each([
    ['500235', ['D500235', 'CQ'], ['D500236', 'T500235001']],
    ['500110', ['D500110', 'U-WANSHENG', 'CQ'], ['D500235']],
    ['440305', ['CQ'], ['D500235']],
    [null, ['CQ'], ['D500235']],
  ])('that was submitted for %s is made by the unit of the place', (place, own, foreign) => {
    for (const id of own) expect(withdrawn(submittedFor(place), office(id))).toBe('withdrawn');
    for (const id of foreign)
      expect(withdrawn(submittedFor(place), office(id))).toBe('posting.office-not-own');
  });

  it('is made by its employer, wherever the place is, and by no other employer', () => {
    const events = submittedFor('440305');
    expect(withdrawn(events, { kind: 'employer', employerId: EMPLOYER_ID })).toBe('withdrawn');
    const stranger = '0190f5a0-0000-7000-8000-00000000beef';
    expect(withdrawn(events, { kind: 'employer', employerId: stranger })).toBe('posting.not-found');
  });

  it('comes with no row of another office that bears the same name', () => {
    const row = { ...someCollected({ headcount: 5 }), office: 'D500236' };
    story
      .given(collectedBy('D500235'))
      .when((state) => collectOrAmend(state, row, grounds()))
      .thenRejected('posting.office-not-own');
    story
      .given(collectedBy('D500235'))
      .when((state) => collectOrAmend(state, { ...row, terms: someTerms() }, grounds()))
      .thenNothing();
  });
});
