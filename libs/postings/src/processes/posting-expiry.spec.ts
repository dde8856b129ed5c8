import type { RecordedEvent } from '@chunfeng/event-log';
import { grounds, someProposal, someTerms } from '../../test/builders';
import type { PostingEvent } from '../domain/posting.events';
import { toStored } from '../domain/proposal';
import { submit } from '../domain/propose-posting';
import { postingExpiry } from './posting-expiry';

/** The day after which a posting expires, as the row of the timer says it after these events. */
function dueAfter(...facts: readonly PostingEvent[]): string | null {
  return facts.reduce<string | null>((current, fact) => {
    // Only type and payload are read.
    const due = postingExpiry.due(fact as unknown as RecordedEvent, current);
    return due === undefined ? current : due;
  }, null);
}

const reviewed = (() => {
  const decision = submit({ status: 'none' }, someProposal(), grounds(), ['employer-unverified']);
  if (!decision.accepted) throw new Error(decision.rejection.code);
  return decision.events;
})();
const [requested] = reviewed.slice(-1) as [PostingEvent];
const published: PostingEvent = {
  type: 'posting.published',
  data: { validThrough: '2017-03-28', policy: 'test' },
};
const amended: PostingEvent = {
  type: 'posting.amended',
  data: { terms: toStored(someTerms({ validThrough: '2017-02-01' })), changed: ['validThrough'] },
};

test('what is in review is not listed and cannot expire: the timer has nothing to ask for', () => {
  expect(dueAfter(...reviewed)).toBeNull();
  expect(dueAfter(...reviewed, amended)).toBeNull();
  expect(dueAfter(published)).toBe('2017-03-28');
  expect(dueAfter(published, amended)).toBe('2017-02-01');
  expect(dueAfter(published, amended, requested)).toBeNull();
  expect(dueAfter(published, amended, requested, published)).toBe('2017-03-28');
});
