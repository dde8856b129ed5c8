import type { ProcessManager } from '@chunfeng/processes';
import { SettlePosting } from '../commands/settle-posting.command';
import { placementClosedElsewhere, placementReopened } from '../domain/placement.events';

/** The postings of referrals that a start elsewhere closed get back what those held; reopened ones count again. */
export const quotaReturns: ProcessManager = {
  name: 'quota-returns',
  events: [placementClosedElsewhere, placementReopened],
  react: ({ streamId }) => {
    const placementId = streamId.slice('placement-'.length);
    return [{ key: 'settle', command: (context) => new SettlePosting(placementId, context) }];
  },
};
