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
  postingWithdrawn,
} from '../domain/posting.events';

/** A posting expires when its last day is over, whether it is shown or suspended on that day. */
export const postingExpiry: Timer = {
  name: 'posting-expiry',
  events: [
    postingPublished,
    postingListedIncomplete,
    postingAmended,
    postingRefused,
    postingWithdrawn,
    postingExpired,
  ],
  due: (event) => lastDayAfter(factOf(event)),
  command: (postingId) => (context) => new ExpirePosting(postingId, context),
};

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): PostingEvent {
  return { type, data } as unknown as PostingEvent;
}

function lastDayAfter(fact: PostingEvent): string | null | undefined {
  switch (fact.type) {
    case 'posting.published':
    case 'posting.listed-incomplete':
      return fact.data.validThrough;
    // Of a suspended one no verdict follows; an end that is not stated anew stands.
    case 'posting.amended':
      return fact.data.terms.validThrough ?? undefined;
    case 'posting.refused':
    case 'posting.withdrawn':
    case 'posting.expired':
      return null;
    default:
      return undefined;
  }
}
