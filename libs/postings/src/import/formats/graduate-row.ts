import { Type } from '@sinclair/typebox';
import { fenOf, occupationOf, placeOf, SILENT_TERMS } from '../../commands/coding';
import type { ProposedTerms } from '../../domain/proposal';
import type { MappedRow } from './mapped-row';
import { externalIdOf, readShape } from './shape';
import { cleaned, upTo } from './text';

const Text = Type.String();
/** A row of the graduate postings of 2023; its codes arrive as text. */
export const GraduateRow = Type.Object({
  id: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Integer()]),
  employer: Text,
  title: Type.String({ minLength: 1 }),
  /** 0: not stated. */
  headcount: Type.Integer({ minimum: 0 }),
  /** Yuan. */
  wage_min: Type.Number({ minimum: 0 }),
  wage_max: Type.Number({ minimum: 0 }),
  /** 1 month, 2 day; anything else says nothing. */
  pay_type: Text,
  benefits: Type.Array(Text),
  education_code: Text,
  keywords: Type.Array(Text),
  skills: Type.Array(Text),
  address: Text,
  experience: Text,
});

const PERIODS: Readonly<Record<string, 'month' | 'day'>> = { '1': 'month', '2': 'day' };
/** 1 secondary or technical, 2 college, 3 bachelor, 4 master, 5 doctor; 0 none. To GB/T 4658-2006. */
const EDUCATION: Readonly<Record<string, string>> = { '1': '40', '2': '30', '3': '20', '4': '14', '5': '11' };

export function mapGraduateRow(input: Readonly<Record<string, unknown>>): MappedRow {
  const externalId = externalIdOf(input);
  const read = readShape(GraduateRow, input);
  if ('errors' in read) return { kind: 'invalid', externalId, reasons: read.errors };
  const { row } = read;
  const title = upTo(200, cleaned(row.title));
  if (title === null)
    return { kind: 'invalid', externalId, reasons: [{ code: 'field.required', field: '/title' }] };
  const placeRaw = upTo(300, cleaned(row.address));
  const benefits = texts(row.benefits, 100);
  const keywords = texts(row.keywords, 60);
  const terms: ProposedTerms = {
    ...SILENT_TERMS,
    title,
    kind: 'ordinary',
    occupation: occupationOf(row.title, 'ordinary'),
    headcount: row.headcount === 0 ? null : row.headcount,
    headcountRaw: String(row.headcount),
    ...wageOf(row),
    place: placeOf(placeRaw),
    placeRaw,
    education: EDUCATION[row.education_code] ?? null,
    skills: texts(row.skills, 60),
    experienceMonths: experienceOf(row.experience),
    lodging: benefits.includes('免费住宿') ? true : null,
    benefits,
    description: keywords.length === 0 ? null : `关键词：${keywords.join('、')}`,
  };
  return {
    kind: 'mapped',
    externalId,
    confirmedOn: null,
    proposal: {
      terms,
      employer: { id: null, name: upTo(120, cleaned(row.employer)) },
      source: { system: 'graduate-postings', externalId, url: null },
      isVacancy: true,
    },
  };
}

function wageOf(row: {
  wage_min: number;
  wage_max: number;
  pay_type: string;
}): Pick<ProposedTerms, 'wage' | 'wageRaw'> {
  const { wage_min: min, wage_max: max, pay_type: payType } = row;
  if (min === 0 && max === 0) return { wage: null, wageRaw: null };
  const period = PERIODS[payType] ?? 'unknown';
  return {
    wage: { minFen: fenOf(min), maxFen: fenOf(max), period },
    wageRaw: `${min}-${max}, pay_type ${payType}`.slice(0, 300),
  };
}

/** Years asked for, as a number or a band ("3-5年" starts at 3); words that ask for none give none. */
function experienceOf(experience: string): number | null {
  const years = /^(\d{1,2})(?:-\d{1,2}年|年以上)?$/.exec(experience.trim())?.[1];
  return years === undefined || years === '0' ? null : Number(years) * 12;
}

function texts(values: readonly string[], length: number): string[] {
  const clean = values.flatMap((value) => upTo(length, cleaned(value)) ?? []);
  return [...new Set(clean)].slice(0, 40);
}
