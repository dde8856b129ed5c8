import type { Streams } from '@chunfeng/event-log';
import { posting } from '@chunfeng/postings';

/** Looked up before the decision: it hardly ever changes (an import may name another employer). */
export async function employerOfPosting(streams: Streams, postingId: string): Promise<string | null> {
  const { state } = await streams.load(posting, postingId);
  return 'content' in state ? state.content.employer.id : null;
}
