import type { TUnsafe } from '@sinclair/typebox';
import { EmploymentStatus } from '../../domain/events/employment.events';
import { Channel } from '../../domain/events/fields';
import { Group } from '../../domain/events/group.events';
import { Answer } from '../../domain/events/willingness.events';

/** The values of a closed list, read from the schema of the events, which is their one home. */
function valuesOf<Value extends string>(schema: TUnsafe<Value>): readonly Value[] {
  return schema['enum'] as readonly Value[];
}

export const CHANNELS = valuesOf(Channel);
export const ANSWERS = valuesOf(Answer);
export const GROUPS = valuesOf(Group);
export const STATUSES = valuesOf(EmploymentStatus);
