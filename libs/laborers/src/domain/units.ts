import { reject } from '@chunfeng/event-log';
import { firstOf, knownUnit } from './checks';
import type { DataOf, RegisteredLaborer, Units } from './laborer';
import type { LaborerEvent } from './laborer.events';
import { record, type Step } from './step';

export type UnitChange = Omit<DataOf<'laborer.units-changed'>, 'from'>;

/** A hand-over is an event of its own, with the unit that it came from. */
export function changeUnit(state: RegisteredLaborer, change: UnitChange): Step {
  const finding = firstOf(
    change.to === null && change.unit !== 'workplace'
      ? reject('laborer.unit-needed', { field: '/to' })
      : undefined,
    knownUnit('/to', change.to),
  );
  return finding ?? record(...unitsChanged(state.units, change));
}

/** Nothing when the unit is the same already. */
export function unitsChanged(units: Units, { unit, to, reason }: UnitChange): LaborerEvent[] {
  const from = units[unit];
  return from === to ? [] : [{ type: 'laborer.units-changed', data: { unit, from, to, reason } }];
}
