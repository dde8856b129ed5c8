import { reject } from '@chunfeng/event-log';
import { firstOf, knownOccupation, pastDay } from './checks';
import { type RegisteredLaborer, type SkillRecord, withSkill } from './laborer';
import { type Knowledge, nothingToDo, record, sameData, type Step } from './step';

/** Far more than anybody has; it bounds the row that matching reads. */
export const SKILL_LIMIT = 40;

export function recordSkill(state: RegisteredLaborer, skill: SkillRecord, { today }: Knowledge): Step {
  const finding = firstOf(
    knownOccupation('/occupation', skill.occupation),
    pastDay('/acquiredOn', skill.acquiredOn, today),
  );
  if (finding) return finding;
  if (state.skills.some((known) => sameData(known, skill))) return nothingToDo;
  if (withSkill(state.skills, skill).length > SKILL_LIMIT) {
    return reject('laborer.too-many-skills', { params: { limit: SKILL_LIMIT } });
  }
  return record({ type: 'laborer.skill-recorded', data: skill });
}
