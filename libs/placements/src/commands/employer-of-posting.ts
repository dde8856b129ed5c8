import type { Streams } from '@chunfeng/event-log';
import { posting, type PostingState } from '@chunfeng/postings';

/** The posting was given to another employer between look-up and decision. */
class OtherEmployerError extends Error {}

/**
 * Decides with the employer of the posting among the reads. It hardly ever changes (an import may name another one), so
 * it is looked up before the decision; the decision compares it, and is taken again with the one that it is now.
 *
 * @param decide is handed the check that the decision makes of the posting that it sees; nothing was stored before it.
 */
export async function withEmployerOfPosting<Result>(
  streams: Streams,
  postingId: string,
  decide: (employerId: string | null, check: (state: PostingState) => void) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const { state } = await streams.load(posting, postingId);
    const employerId = employerOf(state);
    try {
      return await decide(employerId, (seen) => {
        if (employerOf(seen) !== employerId) throw new OtherEmployerError();
      });
    } catch (error) {
      if (!(error instanceof OtherEmployerError)) throw error;
    }
  }
}

function employerOf(state: PostingState): string | null {
  return 'content' in state ? state.content.employer.id : null;
}
