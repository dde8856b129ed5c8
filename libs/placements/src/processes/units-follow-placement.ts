import type { RecordedEvent } from '@chunfeng/event-log';
import type { ProcessManager } from '@chunfeng/processes';
import { SettleUnits } from '../commands/settle-units.command';
import { type CandidacyEvent, candidacyMainPlacementClosed } from '../domain/candidacy.events';
import {
  placementCorrected,
  placementEnded,
  placementReversed,
  placementStarted,
} from '../domain/placement.events';

/** Where a person works, and who is responsible, follow the person's main work (domain.md §3). */
export const unitsFollowPlacement: ProcessManager = {
  name: 'units-follow-placement',
  events: [
    placementStarted,
    placementEnded,
    placementCorrected,
    placementReversed,
    candidacyMainPlacementClosed,
  ],
  react: (event) => {
    const demoted = mainNoMore(event);
    if (demoted !== undefined)
      return [{ key: 'settle', command: (context) => new SettleUnits(demoted, context, 'main-before') }];
    if (event.type === candidacyMainPlacementClosed.type) return []; // Its end or its reversal tells.
    const placementId = event.streamId.slice('placement-'.length);
    return [{ key: 'settle', command: (context) => new SettleUnits(placementId, context) }];
  },
};

/** The placement that was corrected from main to secondary: of itself it does not tell that it once moved somebody. */
function mainNoMore({ type, data }: RecordedEvent): string | undefined {
  const fact = { type, data } as unknown as CandidacyEvent;
  return fact.type === 'candidacy.main-placement-closed' && fact.data.reason === 'corrected'
    ? fact.data.placementId
    : undefined;
}
