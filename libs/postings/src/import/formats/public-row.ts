import { parseDivisionCode } from '@chunfeng/reference';
import { Type, type Static } from '@sinclair/typebox';
import { fenOf, occupationOf, placeOf, SILENT_TERMS } from '../../commands/coding';
import type { PostingKind, WagePeriod } from '../../domain/posting.events';
import type { ProposedTerms } from '../../domain/proposal';
import { ageOf } from './age-text';
import { deadlineOf } from './deadline-text';
import { educationOf } from './education-text';
import type { MappedRow } from './mapped-row';
import { externalIdOf, readShape } from './shape';
import { cleaned, upTo } from './text';

const Text = Type.Union([Type.String(), Type.Null()]);
const Figure = Type.Union([Type.Number({ minimum: 0 }), Type.Null()]);
const Texts = Type.Array(Type.String());

/** A row of the public postings: raw wording beside every figure that could be read from it. */
export const PublicRow = Type.Object({
  id: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Integer()]),
  source_url: Text,
  employer: Text,
  title: Type.String({ minLength: 1 }),
  kind: Type.String(),
  headcount_raw: Text,
  headcount: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  wage_raw: Text,
  /** Yuan. */
  wage_min: Figure,
  wage_max: Figure,
  wage_period: Text,
  place_raw: Text,
  division_code: Text,
  age_raw: Text,
  education_raw: Text,
  gender_raw: Text,
  requirements: Texts,
  benefits: Texts,
  target_groups: Texts,
  deadline_raw: Text,
});
type PublicRow = Static<typeof PublicRow>;

const KINDS: Readonly<Record<string, PostingKind>> = {
  public_welfare: 'public-welfare',
  fair: 'fair',
  seasonal: 'seasonal',
  workshop: 'workshop',
  domestic: 'domestic',
};
const WORK_FORMS: Readonly<Record<string, ProposedTerms['workForm']>> = {
  public_welfare: 'public-welfare-post',
  workshop: 'workshop',
};
const PERIODS = new Set<string>(['hour', 'day', 'month', 'year', 'piece']);
const GROUPS: Readonly<Record<string, string>> = {
  registered_poor: 'registered-poor',
  dibao: 'dibao',
  disabled: 'disabled',
  zero_employment_family: 'zero-employment-household',
  '4050': 'older-worker',
  graduate: 'graduate',
  veteran: 'veteran',
};
const BENEFITS: Readonly<Record<string, string>> = {
  bonus: '奖金',
  social_insurance: '社会保险',
  accident_insurance: '意外保险',
  transport: '交通',
  lodging: '住宿',
  board: '伙食',
  other: '其他福利',
};

export function mapPublicRow(input: Readonly<Record<string, unknown>>): MappedRow {
  const externalId = externalIdOf(input);
  const read = readShape(PublicRow, input);
  if ('errors' in read) return { kind: 'invalid', externalId, reasons: read.errors };
  const { row } = read;
  const title = upTo(200, cleaned(row.title));
  if (title === null)
    return { kind: 'invalid', externalId, reasons: [{ code: 'field.required', field: '/title' }] };
  return {
    kind: 'mapped',
    externalId,
    confirmedOn: null,
    proposal: {
      terms: termsOf(row, title),
      employer: { id: null, name: upTo(120, cleaned(row.employer)) },
      source: { system: 'public-notices', externalId, url: upTo(500, cleaned(row.source_url)) },
      // A row of this kind is a whole event with the pooled numbers of its employers.
      isVacancy: row.kind !== 'fair',
    },
  };
}

function termsOf(row: PublicRow, title: string): ProposedTerms {
  const kind = KINDS[row.kind] ?? 'ordinary';
  const placeRaw = upTo(300, cleaned(row.place_raw));
  const ageRaw = upTo(200, cleaned(row.age_raw));
  const validThrough = deadlineOf(row.deadline_raw);
  return {
    ...SILENT_TERMS,
    title,
    kind,
    occupation: occupationOf(row.title, row.kind),
    headcount: row.headcount === 0 ? null : row.headcount,
    headcountRaw: upTo(200, cleaned(row.headcount_raw)),
    wage: wageOf(row),
    wageRaw: upTo(300, cleaned(row.wage_raw)),
    place: placeOf(placeRaw, parseDivisionCode(row.division_code ?? '')),
    placeRaw,
    age: ageOf(ageRaw),
    ageRaw,
    sexRaw: upTo(100, cleaned(row.gender_raw)),
    education: educationOf(row.education_raw),
    health: row.requirements.includes('身体健康') ? 'good' : null,
    workForm: WORK_FORMS[row.kind] ?? null,
    targetGroups: groupsOf(row.target_groups),
    lodging: row.benefits.includes('lodging') ? true : null,
    board: row.benefits.includes('board') ? true : null,
    benefits: row.benefits.map((benefit) => BENEFITS[benefit] ?? benefit).slice(0, 40),
    description: descriptionOf(row, validThrough === null),
    validThrough,
  };
}

/** Groups that the post is kept for; a notice that welcomes everybody besides addresses everybody. */
function groupsOf(groups: readonly string[]): string[] {
  return groups.includes('any') ? [] : groups.flatMap((group) => GROUPS[group] ?? []);
}

function wageOf({ wage_min: min, wage_max: max, wage_period: period }: PublicRow): ProposedTerms['wage'] {
  if (min === null && max === null) return null;
  const known = period !== null && PERIODS.has(period) ? (period as WagePeriod) : 'unknown';
  return { minFen: fenOf(min), maxFen: fenOf(max), period: known };
}

/** Conditions that have no field of their own, and a deadline that gives no full date. */
function descriptionOf(row: PublicRow, deadlineOpen: boolean): string | null {
  const deadline = deadlineOpen ? cleaned(row.deadline_raw) : null;
  const education = cleaned(row.education_raw);
  const parts = [
    ...(row.requirements.length === 0 ? [] : [`要求：${row.requirements.join('；')}`]),
    ...(education === null ? [] : [`学历：${education}`]),
    ...(deadline === null ? [] : [`时间：${deadline}`]),
  ];
  return parts.length === 0 ? null : upTo(8000, cleaned(parts.join('。')));
}
