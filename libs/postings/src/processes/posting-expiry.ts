import type { RecordedEvent } from '@chunfeng/event-log';
import type { Timer } from '@chunfeng/processes';
import { ExpirePosting } from '../commands/posting-processes.commands';
import {
  postingAmended,
  type PostingEvent,
  postingExpired,
  postingListedIncomplete,
  postingPublished,
  postingRefused,
  postingReviewRequested,
  postingWithdrawn,
} from '../domain/posting.events';

/** A posting expires when its last day is over, whether it is shown or suspended on that day. */
export const postingExpiry: Timer = {
  name: 'posting-expiry',
  events: [
    postingPublished,
    postingListedIncomplete,
    postingAmended,
    postingReviewRequested,
    postingRefused,
    postingWithdrawn,
    postingExpired,
  ],
  due: (event, current) => lastDayAfter(factOf(event), current),
  command: (postingId) => (context) => new ExpirePosting(postingId, context),
};

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): PostingEvent {
  return { type, data } as unknown as PostingEvent;
}

function lastDayAfter(fact: PostingEvent, current: string | null): string | null | undefined {
  switch (fact.type) {
    case 'posting.published':
    case 'posting.listed-incomplete':
      return fact.data.validThrough;
    // Of a suspended one no verdict follows; an end that is not stated anew stands. One in review has none yet.
    case 'posting.amended':
      return current === null ? undefined : (fact.data.terms.validThrough ?? undefined);
    // Nothing is listed that could expire; the verdict after the review sets the day.
    case 'posting.review-requested':
    case 'posting.refused':
    case 'posting.withdrawn':
    case 'posting.expired':
      return null;
    default:
      return undefined;
  }
}
