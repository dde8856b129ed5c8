import type { ProcessManager } from '@chunfeng/processes';
import { SettleUnits } from '../commands/settle-units.command';
import {
  placementCorrected,
  placementEnded,
  placementReversed,
  placementStarted,
} from '../domain/placement.events';

/** Where a person works, and who is responsible, follow the person's main work (domain.md §3). */
export const unitsFollowPlacement: ProcessManager = {
  name: 'units-follow-placement',
  events: [placementStarted, placementEnded, placementCorrected, placementReversed],
  react: ({ streamId }) => {
    const placementId = streamId.slice('placement-'.length);
    return [{ key: 'settle', command: (context) => new SettleUnits(placementId, context) }];
  },
};
