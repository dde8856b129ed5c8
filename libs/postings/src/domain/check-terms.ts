import { addDays, type PlainDate, type RetirementAges } from '@chunfeng/reference';
import { carriesContact } from './checks/contact-in-text';
import { asksForFee } from './checks/fee-in-text';
import { namesSeveralJobs } from './checks/several-jobs';
import { limitsSex } from './checks/sex-limit';
import type { Missing, PostingEmployer, RefusalReason } from './posting.events';
import type { PostingPolicy } from './posting-policy';
import { TEXT_FIELDS, TEXT_LISTS, type ProposedTerms } from './proposal';

/** What the check must know of the reference data. Codes of former divisions exist too. */
export interface ReferenceLookup {
  placeExists(code: string): boolean;
  occupationExists(code: string): boolean;
  retirementAgesOn(day: PlainDate): RetirementAges;
}

/** A posting as it is to be judged. */
export interface Judged {
  readonly terms: ProposedTerms;
  readonly employer: PostingEmployer;
  /** Day on which the employer last stood by it: submission, or confirmation of a collected one. */
  readonly confirmedOn: PlainDate;
  /** False for a notice of a whole event with pooled numbers, which offers no post by itself. */
  readonly isVacancy: boolean;
}

export interface Reason {
  readonly code: RefusalReason;
  /** JSON pointer into the posting. */
  readonly field: string;
  readonly rule: string | null;
}

export type Verdict =
  | { readonly kind: 'publish'; readonly validThrough: PlainDate }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[]; readonly validThrough: PlainDate }
  | { readonly kind: 'refuse'; readonly reasons: readonly Reason[] };

/**
 * Judges a posting on a day: refuses what may not be shown, lists apart what cannot be matched yet, publishes
 * the rest. Every reason found is given, not only the first. Pure.
 */
export function checkTerms(
  posting: Judged,
  on: PlainDate,
  policy: PostingPolicy,
  reference: ReferenceLookup,
): Verdict {
  // Its figures are those of many employers: nothing else can be said of it.
  if (!posting.isVacancy)
    return { kind: 'refuse', reasons: [because('not-a-vacancy', '/terms/kind', 'policy: one vacancy')] };
  const validThrough = posting.terms.validThrough ?? addDays(posting.confirmedOn, policy.validityDays.value);
  const reasons = [
    ...checkSubject(posting),
    ...checkHeadcount(posting.terms, policy),
    ...checkWage(posting.terms, policy),
    ...checkDates(posting.terms, validThrough, on),
    ...checkCodes(posting.terms, reference),
    ...checkAge(posting.terms, policy),
    ...checkSex(posting.terms, reference.retirementAgesOn(on)),
    ...checkTexts(posting),
  ];
  if (reasons.length > 0) return { kind: 'refuse', reasons };
  const missing = missingIn(posting).filter((part) => policy.required.value.includes(part));
  return missing.length > 0
    ? { kind: 'incomplete', missing, validThrough }
    : { kind: 'publish', validThrough };
}

/** A reason rests on a law, a standard, an invariant, or on what the posting policy chose for itself. */
function because(code: RefusalReason, field: string, rule: string): Reason {
  return { code, field, rule };
}

function checkSubject({ terms }: Judged): Reason[] {
  return namesSeveralJobs(terms.title)
    ? [because('several-jobs', '/terms/title', 'policy: one vacancy')]
    : [];
}

function checkHeadcount({ headcount }: ProposedTerms, policy: PostingPolicy): Reason[] {
  return headcount !== null && headcount > policy.headcountLimit.value
    ? [because('headcount-implausible', '/terms/headcount', 'policy: headcount limit')]
    : [];
}

function checkWage({ wage }: ProposedTerms, policy: PostingPolicy): Reason[] {
  if (wage === null) return [];
  if (wage.period === 'unknown')
    return [because('wage-period-unknown', '/terms/wage/period', 'policy: wage band')];
  const { minFen, maxFen } = wage;
  const [lowest, highest] = policy.wageFen.value[wage.period];
  const outside = [minFen, maxFen].some((fen) => fen !== null && (fen < lowest || fen > highest));
  const inverted = minFen !== null && maxFen !== null && minFen > maxFen;
  return outside || inverted ? [because('wage-band', '/terms/wage', 'policy: wage band')] : [];
}

function checkDates(terms: ProposedTerms, validThrough: PlainDate, on: PlainDate): Reason[] {
  const { validFrom } = terms;
  const reasons: Reason[] = [];
  if (validFrom !== null && validFrom > validThrough)
    reasons.push(because('dates-reversed', '/terms/validFrom', 'policy: validity'));
  if (validThrough < on) {
    const field = terms.validThrough === null ? '/confirmedOn' : '/terms/validThrough';
    reasons.push(because('deadline-passed', field, 'policy: validity'));
  }
  return reasons;
}

function checkCodes(terms: ProposedTerms, reference: ReferenceLookup): Reason[] {
  const { occupation, requiredSkill, place } = terms;
  const reasons: Reason[] = [];
  if (occupation !== null && !reference.occupationExists(occupation.code))
    reasons.push(because('occupation-unknown-code', '/terms/occupation/code', '职业分类大典 2022'));
  if (requiredSkill !== null && !reference.occupationExists(requiredSkill.occupation))
    reasons.push(because('occupation-unknown-code', '/terms/requiredSkill/occupation', '职业分类大典 2022'));
  if (place !== null && !reference.placeExists(place))
    reasons.push(because('place-unknown-code', '/terms/place', 'GB/T 2260'));
  return reasons;
}

function checkAge({ age }: ProposedTerms, policy: PostingPolicy): Reason[] {
  if (age === null) return [];
  const { min, max } = age;
  const reasons: Reason[] = [];
  const outside = [min, max].some((years) => years !== null && (years < 0 || years > policy.oldest.value));
  if (outside || (min !== null && max !== null && min > max))
    reasons.push(because('age-band', '/terms/age', 'policy: age band'));
  if ([min, max].some((years) => years !== null && years < policy.youngest.value))
    reasons.push(because('age-below-working-age', '/terms/age', 'R2; 劳动法 Art. 15'));
  return reasons;
}

function checkSex(terms: ProposedTerms, retirement: RetirementAges): Reason[] {
  if (terms.sexLegalGround !== null) return [];
  const { sexRaw, ageRaw, title, description } = terms;
  const stated = { sexRaw, ageRaw, texts: [title, ...(description === null ? [] : [description])] };
  return limitsSex(stated, retirement)
    ? [because('sex-limit', sexRaw === null ? '/terms/ageRaw' : '/terms/sexRaw', '就业促进法 Art. 27')]
    : [];
}

function checkTexts({ terms, employer }: Judged): Reason[] {
  const texts: readonly (readonly [field: string, text: string | null])[] = [
    ...TEXT_FIELDS.map((field) => [`/terms/${field}`, terms[field]] as const),
    ...TEXT_LISTS.map((field) => [`/terms/${field}`, terms[field].join('\n')] as const),
    ['/employerName', employer.id === null ? employer.name : null],
  ];
  const hits = (code: RefusalReason, rule: string, test: (text: string) => boolean): Reason[] =>
    texts.flatMap(([field, text]) => (text !== null && test(text) ? [because(code, field, rule)] : []));
  return [
    ...hits('contact-in-text', 'INV-SEAL', carriesContact),
    ...hits('fee-in-text', '劳动合同法 Art. 9', asksForFee),
  ];
}

function missingIn({ employer, terms }: Judged): Missing[] {
  const missing: Missing[] = [];
  if (employer.name === null && employer.id === null) missing.push('employer');
  if (terms.headcount === null) missing.push('headcount');
  if (terms.place === null) missing.push('place');
  if (terms.occupation === null) missing.push('occupation');
  return missing;
}
