import { educationRank, parseEducationCode } from '@chunfeng/reference';
import { groupBits } from '../domain/groups';
import { hiddenBecause, type Intention, type LaborerStanding } from '../domain/laborer-standing';
import { packOccupation } from '../domain/packed-code';
import { acceptedDivisions, presentDivision } from '../domain/present-divisions';
import { reachOf } from '../domain/reach';
import type { LaborerRow, LaborerStandingRow, ReachRow, SkillRow, Traits } from './matching.tables';

/** All that the match tables hold of one visible person. */
export interface LaborerRows {
  readonly profile: LaborerRow;
  readonly reach: readonly ReachRow[];
  readonly skills: readonly SkillRow[];
}

export function standingRow(id: string, seniority: number, facts: LaborerStanding): LaborerStandingRow {
  return {
    laborer_id: id,
    seniority,
    office: facts.office,
    ...facts.units,
    hidden: hiddenBecause(facts),
    facts,
  };
}

/** INV-HIDE: `undefined` unless the person is visible. */
export function rowsOf({ laborer_id, seniority, facts }: LaborerStandingRow): LaborerRows | undefined {
  const { intention } = facts;
  if (intention === null || hiddenBecause(facts) !== null) return undefined;
  const traits = traitsOf(seniority, facts, intention);
  const { office, units, synthetic } = facts;
  const { responsible, ledger } = units;
  const regions = [...new Set(intention.regions.flatMap(acceptedDivisions).map(Number))];
  return {
    profile: { laborer_id, ...traits, office, responsible, ledger, synthetic },
    reach: reachOf(intention, facts.skills).flatMap((reach) =>
      regions.map((region) => ({
        laborer_id,
        occupation: reach.occupation,
        region,
        stated: reach.stated,
        closeness: reach.closeness,
        skill_here: reach.skillHere,
        skill_below: reach.skillBelow,
        certified: reach.certified,
        trained_on: reach.trainedOn,
        ...traits,
      })),
    ),
    skills: skillRows(laborer_id, seniority, facts),
  };
}

function traitsOf(seniority: number, facts: LaborerStanding, intention: Intention): Traits {
  return {
    seniority,
    birth_year: facts.birthYear,
    working_until: facts.workingUntil,
    education: rankOf(facts.education),
    health: Number(facts.health),
    groups: groupBits(facts.groups),
    wage_wish: intention.wageMinFen,
    available_from: intention.availableFrom,
    lodging_needed: intention.lodgingNeeded === true,
    home: Number(presentDivision(facts.homeCounty)),
  };
}

export function rankOf(education: string): number {
  const code = parseEducationCode(education);
  return code === undefined ? 0 : educationRank(code);
}

function skillRows(laborer_id: string, seniority: number, { skills }: LaborerStanding): SkillRow[] {
  return skills.map(({ occupation, level }) => ({
    laborer_id,
    occupation: packOccupation(occupation),
    level: Number(level ?? 0),
    seniority,
  }));
}
