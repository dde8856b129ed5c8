import type { EventDefinition } from '@chunfeng/event-log';
import { householdEvents, householdsProjection } from '@chunfeng/households';
import { laborerEvents, laborerSearchProjection, laborersProjection } from '@chunfeng/laborers';
import { matchPolicyEvents, matchingProjection } from '@chunfeng/matching';
import { employerEvents, employersProjection, postingEvents, postingsProjection } from '@chunfeng/postings';
import type { KeyedHashes } from '@chunfeng/privacy';
import type { Projection } from '@chunfeng/projections';

/** Every event type that may stand in the log. */
export const eventDefinitions: readonly EventDefinition[] = [
  ...employerEvents,
  ...postingEvents,
  ...householdEvents,
  ...laborerEvents,
  ...matchPolicyEvents,
];

/** Every view, in the order in which they are listed for people. */
export function projectionsOf(hashes: KeyedHashes): readonly Projection[] {
  return [
    postingsProjection,
    employersProjection,
    householdsProjection,
    laborersProjection,
    laborerSearchProjection(hashes),
    matchingProjection,
  ];
}
