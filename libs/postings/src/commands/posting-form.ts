import type { Terms } from '../domain/posting.events';
import type { ProposedTerms } from '../domain/proposal';
import { occupationOf, placeOf, SILENT_TERMS } from './coding';

/** Terms as people fill them in: what is left out is not stated. Occupation and place may be left to the words. */
export interface PostingForm {
  readonly title: string;
  readonly kind?: Terms['kind'] | null | undefined;
  /** 大典 2022; left out: told from the title. */
  readonly occupationCode?: string | null | undefined;
  readonly headcount?: number | null | undefined;
  readonly headcountRaw?: string | null | undefined;
  readonly referralRatio?: number | null | undefined;
  readonly wage?:
    | {
        readonly minFen?: number | null | undefined;
        readonly maxFen?: number | null | undefined;
        readonly period: NonNullable<Terms['wage']>['period'];
      }
    | null
    | undefined;
  readonly wageRaw?: string | null | undefined;
  /** Division code; left out: told from `placeRaw`. */
  readonly place?: string | null | undefined;
  readonly placeRaw?: string | null | undefined;
  readonly age?:
    { readonly min?: number | null | undefined; readonly max?: number | null | undefined } | null | undefined;
  readonly ageRaw?: string | null | undefined;
  readonly sexRaw?: string | null | undefined;
  readonly sexLegalGround?: NonNullable<Terms['sexLegalGround']> | null | undefined;
  readonly education?: string | null | undefined;
  readonly requiredSkill?: NonNullable<Terms['requiredSkill']> | null | undefined;
  readonly skills?: readonly string[] | null | undefined;
  readonly experienceMonths?: number | null | undefined;
  readonly health?: NonNullable<Terms['health']> | null | undefined;
  readonly industry?: string | null | undefined;
  readonly workForm?: NonNullable<Terms['workForm']> | null | undefined;
  readonly targetGroups?: readonly string[] | null | undefined;
  readonly lodging?: boolean | null | undefined;
  readonly board?: boolean | null | undefined;
  readonly benefits?: readonly string[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly validFrom?: string | null | undefined;
  readonly validThrough?: string | null | undefined;
}

/** Codes what the words say, where the form gives no code itself. `null` is a field left out. */
export function termsOf(form: PostingForm): ProposedTerms {
  const { title, occupationCode, wage, age, requiredSkill } = form;
  const kind = form.kind ?? 'ordinary';
  const placeRaw = form.placeRaw ?? null;
  return {
    ...SILENT_TERMS,
    ...stated(form),
    title,
    kind,
    occupation: occupationCode
      ? { code: occupationCode, edition: '2022', method: 'code' }
      : occupationOf(title, kind),
    wage: wage ? { minFen: wage.minFen ?? null, maxFen: wage.maxFen ?? null, period: wage.period } : null,
    place: form.place ?? placeOf(placeRaw),
    placeRaw,
    age: age ? { min: age.min ?? null, max: age.max ?? null } : null,
    requiredSkill: requiredSkill
      ? { occupation: requiredSkill.occupation, level: requiredSkill.level }
      : null,
    skills: [...(form.skills ?? [])],
    targetGroups: [...(form.targetGroups ?? [])],
    benefits: [...(form.benefits ?? [])],
  };
}

const PLAIN = [
  'headcount',
  'headcountRaw',
  'referralRatio',
  'wageRaw',
  'ageRaw',
  'sexRaw',
  'sexLegalGround',
  'education',
  'experienceMonths',
  'health',
  'industry',
  'workForm',
  'lodging',
  'board',
  'description',
  'validFrom',
  'validThrough',
] as const satisfies readonly (keyof PostingForm & keyof ProposedTerms)[];

/** Fields that are terms as they stand. */
function stated(form: PostingForm): Partial<ProposedTerms> {
  return Object.fromEntries(PLAIN.map((field) => [field, form[field] ?? null]));
}
