import { groupBits } from '../domain/groups';
import { occupationPath, packOccupation, rangeOf, regionsOf } from '../domain/packed-code';
import { presentDivision } from '../domain/present-divisions';
import { type PostingStanding, unmatchedBecause, validThrough } from '../domain/posting-standing';
import { rankOf } from './laborer-rows';
import type { PostingRow, PostingStandingRow } from './matching.tables';

export function postingStandingRow(id: string, number: number, facts: PostingStanding): PostingStandingRow {
  return {
    posting_id: id,
    number,
    state: facts.state,
    employer_id: facts.employer,
    office: facts.office,
    unmatched: unmatchedBecause(facts),
    facts,
  };
}

/** `undefined` unless the posting is matched. */
export function postingRowOf({ posting_id, number, facts }: PostingStandingRow): PostingRow | undefined {
  const { terms } = facts;
  if (unmatchedBecause(facts) !== null || terms.occupation === null || terms.place === null) return undefined;
  return {
    posting_id,
    number,
    occupation: packOccupation(terms.occupation),
    occupations: occupationPath(terms.occupation),
    ...regionsOf(presentDivision(terms.place)),
    welfare: terms.kind === 'public-welfare',
    age_min: terms.age?.min ?? null,
    age_max: terms.age?.max ?? null,
    education: terms.education === null ? 0 : rankOf(terms.education),
    good_health: terms.health === 'good',
    ...requiredSkill(terms.requiredSkill),
    wage_min: terms.wage?.minFen ?? null,
    wage_max: terms.wage?.maxFen ?? null,
    wage_period: terms.wage?.period ?? null,
    lodging: terms.lodging,
    target_groups: groupBits(terms.targetGroups),
    valid_from: terms.validFrom,
    valid_through: validThrough(facts),
    synthetic: facts.synthetic,
  };
}

function requiredSkill(skill: PostingStanding['terms']['requiredSkill']) {
  if (skill === null) return { skill_lowest: null, skill_highest: null, skill_level: null };
  const [skill_lowest, skill_highest] = rangeOf(packOccupation(skill.occupation));
  return { skill_lowest, skill_highest, skill_level: Number(skill.level) };
}
