import type { Terms } from '../domain/posting.events';
import type { ProposedTerms } from '../domain/proposal';
import { occupationOf, placeOf, SILENT_TERMS } from './coding';

/** Terms as people fill them in: what is left out is not stated. Occupation and place may be left to the words. */
export interface PostingForm {
  readonly title: string;
  readonly kind?: Terms['kind'] | undefined;
  /** 大典 2022; left out: told from the title. */
  readonly occupationCode?: string | undefined;
  readonly headcount?: number | undefined;
  readonly headcountRaw?: string | undefined;
  readonly wage?:
    | {
        readonly minFen?: number | undefined;
        readonly maxFen?: number | undefined;
        readonly period: NonNullable<Terms['wage']>['period'];
      }
    | undefined;
  readonly wageRaw?: string | undefined;
  /** Division code; left out: told from `placeRaw`. */
  readonly place?: string | undefined;
  readonly placeRaw?: string | undefined;
  readonly age?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined;
  readonly ageRaw?: string | undefined;
  readonly sexRaw?: string | undefined;
  readonly sexLegalGround?: NonNullable<Terms['sexLegalGround']> | undefined;
  readonly education?: string | undefined;
  readonly requiredSkill?: NonNullable<Terms['requiredSkill']> | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly experienceMonths?: number | undefined;
  readonly health?: NonNullable<Terms['health']> | undefined;
  readonly industry?: string | undefined;
  readonly workForm?: NonNullable<Terms['workForm']> | undefined;
  readonly targetGroups?: readonly string[] | undefined;
  readonly lodging?: boolean | undefined;
  readonly board?: boolean | undefined;
  readonly benefits?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly validThrough?: string | undefined;
}

/** Codes what the words say, where the form gives no code itself. */
export function termsOf(form: PostingForm): ProposedTerms {
  const { kind = 'ordinary', occupationCode, wage, age, place, placeRaw = null } = form;
  const { skills = [], targetGroups = [], benefits = [] } = form;
  return {
    ...SILENT_TERMS,
    ...stated(form),
    title: form.title,
    kind,
    occupation:
      occupationCode === undefined
        ? occupationOf(form.title, kind)
        : { code: occupationCode, edition: '2022', method: 'code' },
    wage:
      wage === undefined
        ? null
        : { minFen: wage.minFen ?? null, maxFen: wage.maxFen ?? null, period: wage.period },
    place: place ?? placeOf(placeRaw),
    placeRaw,
    age: age === undefined ? null : { min: age.min ?? null, max: age.max ?? null },
    requiredSkill: skillOf(form),
    skills: [...skills],
    targetGroups: [...targetGroups],
    benefits: [...benefits],
  };
}

const PLAIN = [
  'headcount',
  'headcountRaw',
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
  return Object.fromEntries(
    PLAIN.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field]]])),
  );
}

function skillOf({ requiredSkill }: PostingForm): ProposedTerms['requiredSkill'] {
  return requiredSkill === undefined
    ? null
    : { occupation: requiredSkill.occupation, level: requiredSkill.level };
}
