import type { EventDefinition } from '@chunfeng/event-log';
import { householdEvents, householdsProjection } from '@chunfeng/households';
import {
  laborerEvents,
  laborerSearchProjection,
  laborersProjection,
  verificationDue,
} from '@chunfeng/laborers';
import { matchPolicyEvents, matchingProjection } from '@chunfeng/matching';
import {
  cancelOnForgetting,
  candidacyEvents,
  placementEvents,
  placementsProjection,
  quotaReturns,
  referralLapse,
  unitsFollowPlacement,
} from '@chunfeng/placements';
import {
  employerEvents,
  employersProjection,
  employerSuspension,
  postingEvents,
  postingExpiry,
  postingsProjection,
} from '@chunfeng/postings';
import type { KeyedHashes } from '@chunfeng/privacy';
import { dueWorkProjection, type ProcessManager, type Timer } from '@chunfeng/processes';
import type { Projection } from '@chunfeng/projections';
import { statisticsProjections } from '@chunfeng/statistics';

/** Every event type that may stand in the log. */
export const eventDefinitions: readonly EventDefinition[] = [
  ...employerEvents,
  ...postingEvents,
  ...householdEvents,
  ...laborerEvents,
  ...candidacyEvents,
  ...placementEvents,
  ...matchPolicyEvents,
];

/** What follows from an event in another context. */
export const processManagers: readonly ProcessManager[] = [
  quotaReturns,
  employerSuspension,
  unitsFollowPlacement,
  cancelOnForgetting,
];

/** What falls due by itself. Whoever changes the list raises the version of its view. */
export const timers: readonly Timer[] = [postingExpiry, referralLapse, verificationDue];

export const dueWork: Projection = dueWorkProjection({ timers, version: 2 });

/** Every view, in the order in which they are listed for people. */
export function projectionsOf(hashes: KeyedHashes): readonly Projection[] {
  return [
    postingsProjection,
    employersProjection,
    householdsProjection,
    laborersProjection,
    laborerSearchProjection(hashes),
    placementsProjection,
    matchingProjection,
    dueWork,
    ...statisticsProjections,
  ];
}
