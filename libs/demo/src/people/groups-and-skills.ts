import type { Registration } from '@chunfeng/laborers';
import { daysBefore, yearOf } from '../calendar';
import type { Sex, Trade } from '../data-files';
import type { Random } from '../random';

type Group = NonNullable<Registration['groups']>[number];
type Skill = NonNullable<Registration['skills']>[number];

export interface PersonFacts {
  readonly sex: Sex;
  readonly age: number;
  readonly education: string;
  readonly health: Registration['health'];
  readonly today: string;
}

/**
 * Memberships with their evidence; poverty is the household's, and a household that has left it keeps its claims
 * for some years (domain.md §4.6). Reference numbers begin with 000 and belong to no document. */
export function drawGroups(
  random: Random,
  poorSince: string | null,
  person: PersonFacts,
  index: number,
): Group[] {
  const { sex, age, education, health, today } = person;
  const since = (years: number) => `${yearOf(today) - random.integer(1, years)}-01-01`;
  const reference = `000-${String(index).padStart(6, '0')}`;
  const groups: Group[] = [];
  const confirm = (
    group: Group['group'],
    evidence: Group['evidence'],
    source: Group['source'],
    validFrom: string,
  ) => groups.push({ group, validFrom, evidence, evidenceReference: reference, source });

  if (poorSince !== null) confirm('registered-poor', 'poverty-office-roster', 'poverty-office', poorSince);
  if (random.chance(0.09)) confirm('dibao', 'certificate', 'civil-affairs', since(6));
  if (health === '6') confirm('disabled', 'certificate', 'disabled-federation', since(10));
  if (['31', '21'].includes(education) && age <= 24)
    confirm('graduate', 'school-record', 'education', since(1));
  if (age <= 19 && !['31', '21'].includes(education))
    confirm('school-leaver', 'school-record', 'education', since(1));
  if (age >= (sex === '1' ? 50 : 40) && random.chance(0.5))
    confirm('older-worker', 'visit', 'hr-bureau', since(2));
  if (random.chance(0.02)) confirm('zero-employment-household', 'visit', 'hr-bureau', since(2));
  if (age >= 45 && random.chance(0.12)) confirm('hard-to-place', 'visit', 'hr-bureau', since(2));
  if (sex === '1' && random.chance(0.03)) confirm('veteran', 'certificate', 'other', since(15));
  return groups;
}

/** Practice of the own trade, a certificate where one is usual, a course just finished. */
export function drawSkills(random: Random, trade: Trade, { age, today }: PersonFacts): Skill[] {
  const skills: Skill[] = [];
  if (random.chance(Math.min(0.6, (age - 16) / 40))) {
    skills.push({ occupation: trade.code, level: null, source: 'practice', acquiredOn: null });
  }
  if (age > 18 && random.chance(trade.certificateUsual ? 0.35 : 0.06)) {
    const level = random.weighted(['5', '4', '3'] as const, (it) => ({ '5': 65, '4': 28, '3': 7 })[it]);
    const acquiredOn = daysBefore(today, random.integer(200, Math.min(3_000, (age - 17) * 365)));
    skills.push({ occupation: trade.code, level, source: 'certificate', acquiredOn });
  }
  if (random.chance(0.06)) {
    const acquiredOn = daysBefore(today, random.integer(5, 170));
    skills.push({ occupation: trade.code, level: '5', source: 'training', acquiredOn });
  }
  // One record per occupation and level: the newest stands.
  return skills.filter(({ level }, at) => !skills.slice(at + 1).some((later) => later.level === level));
}
