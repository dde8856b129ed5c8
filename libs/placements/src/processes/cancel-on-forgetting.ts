import { subjectForgotten } from '@chunfeng/laborers';
import type { ProcessManager } from '@chunfeng/processes';
import { CancelOpenReferrals } from '../commands/cancel-open-referrals.command';

const LABORER = 'laborer-';

/** Nobody who is forgotten stays referred; work that was begun stands, for the figures do not change. */
export const cancelOnForgetting: ProcessManager = {
  name: 'cancel-on-forgetting',
  events: [subjectForgotten],
  react: ({ streamId }) =>
    streamId.startsWith(LABORER)
      ? [
          {
            key: 'cancel',
            command: (context) => new CancelOpenReferrals(streamId.slice(LABORER.length), context),
          },
        ]
      : [],
};
