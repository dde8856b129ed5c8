import { pastDay } from './checks';
import type { RegisteredLaborer, ServiceClassRecord } from './laborer';
import { type Knowledge, nothingToDo, record, type Step } from './step';

/** Which help somebody needs. The same class again changes nothing, whatever its day. */
export function assignServiceClass(
  state: RegisteredLaborer,
  assignment: ServiceClassRecord,
  { today }: Knowledge,
): Step {
  const finding = pastDay('/assignedOn', assignment.assignedOn, today);
  if (finding) return finding;
  if (state.serviceClass?.serviceClass === assignment.serviceClass) return nothingToDo;
  return record({ type: 'laborer.service-class-assigned', data: assignment });
}
