import type { RecordedEvent } from '@chunfeng/event-log';
import type { Timer } from '@chunfeng/processes';
import { LapseReferral } from '../commands/referral.commands';
import { type PlacementEvent, placementEvents } from '../domain/placement.events';

/** A referral that nobody answers lapses when its day is over, and gives its place back (INV-QUOTA). */
export const referralLapse: Timer = {
  name: 'referral-lapse',
  events: placementEvents,
  due: (event) => dayAfter(factOf(event)),
  command: (placementId) => (context) => new LapseReferral(placementId, {}, { kind: 'system' }, context),
};

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): PlacementEvent {
  return { type, data } as unknown as PlacementEvent;
}

/** Whatever happens to a referral is an answer, but for what opens it again. */
function dayAfter(fact: PlacementEvent): string | null {
  switch (fact.type) {
    case 'placement.referred':
    case 'placement.reopened':
      return fact.data.dueOn;
    case 'placement.reversed':
      return fact.data.dueOn ?? null;
    default:
      return null;
  }
}
