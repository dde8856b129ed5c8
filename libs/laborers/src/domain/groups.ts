import { reject } from '@chunfeng/event-log';
import { firstOf, pastDay } from './checks';
import { type DataOf, intervalOf, type RegisteredLaborer } from './laborer';
import { type Knowledge, nothingToDo, record, sameData, type Step } from './step';

export type GroupConfirmation = DataOf<'laborer.group-confirmed'>;
export type GroupEnd = DataOf<'laborer.group-ended'>;

export function confirmGroup(
  state: RegisteredLaborer,
  confirmation: GroupConfirmation,
  { today }: Knowledge,
): Step {
  const finding = pastDay('/validFrom', confirmation.validFrom, today);
  if (finding) return finding;
  const known = state.groups.filter(({ group }) => group === confirmation.group);
  const open = known.find(({ validTo }) => validTo === null);
  if (open) {
    const { evidenceReference: number, ...interval } = open;
    const same = sameData(interval, intervalOf(confirmation));
    if (same && [null, number].includes(confirmation.evidenceReference)) return nothingToDo;
    // The number of the document is often brought later; beside it there is nothing to change.
    if (same) return record({ type: 'laborer.group-confirmed', data: confirmation });
    return reject('laborer.group-open', { field: '/group', params: { since: open.validFrom } });
  }
  const overlapping = known.find(({ validTo }) => validTo !== null && confirmation.validFrom < validTo);
  if (overlapping) {
    return reject('laborer.group-overlaps', {
      field: '/validFrom',
      params: { until: overlapping.validTo ?? '' },
    });
  }
  return record({ type: 'laborer.group-confirmed', data: confirmation });
}

export function endGroup(state: RegisteredLaborer, end: GroupEnd, { today }: Knowledge): Step {
  const known = state.groups.filter(({ group }) => group === end.group);
  const open = known.find(({ validTo }) => validTo === null);
  if (open === undefined) {
    if (known.at(-1)?.validTo === end.validTo) return nothingToDo;
    return reject('laborer.group-not-open', { field: '/group' });
  }
  const finding = firstOf(
    pastDay('/validTo', end.validTo, today),
    end.validTo < open.validFrom ? reject('laborer.dates-reversed', { field: '/validTo' }) : undefined,
  );
  return finding ?? record({ type: 'laborer.group-ended', data: end });
}
