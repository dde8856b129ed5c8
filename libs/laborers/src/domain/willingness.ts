import { pastDay } from './checks';
import type { RegisteredLaborer, WillingnessRecord } from './laborer';
import { type Knowledge, nothingToDo, record, sameData, type Step } from './step';

/** Willing, unwilling and not asked are three things: "unknown" is an answer only after one was withdrawn. */
export function recordWillingness(
  state: RegisteredLaborer,
  answer: WillingnessRecord,
  { today }: Knowledge,
): Step {
  const finding = pastDay('/askedOn', answer.askedOn, today);
  if (finding) return finding;
  const before = state.willingness[answer.kind];
  if (sameData(before, answer)) return nothingToDo;
  if (before === undefined && answer.answer === 'unknown') return nothingToDo;
  return record({ type: 'laborer.willingness-recorded', data: answer });
}
