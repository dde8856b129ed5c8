import { once, readJson } from '../data-files';
import { isValidOn, type PlainDate, type Validity } from '../plain-date';

/** GB/T 2261.1: 1 male, 2 female. */
export type SexCode = '1' | '2';

/** Row of the table; women differ by the kind of post, which the register usually does not know. */
export type WorkingAgeCategory = 'male' | 'female-worker' | 'female-cadre';

/** Working age of one person under one policy, half-open: on `until` the person has left it. */
export interface WorkingAge {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly policyVersion: string;
  readonly category: WorkingAgeCategory;
  /** True where the category was taken by default (see `womenOfUnknownCategory` in the file). */
  readonly assumedCategory: boolean;
  /** False where the source of the policy is not confirmed. */
  readonly verified: boolean;
}

interface Rise {
  /** Month (`YYYY-MM`) from which reaching the old age means staying longer. */
  readonly from: string;
  readonly everyMonths: number;
  readonly byMonths: number;
  readonly toYears: number;
}

interface Policy extends Validity {
  readonly version: string;
  readonly verified: boolean;
  readonly limits: Readonly<Record<WorkingAgeCategory, { readonly years: number; readonly rise?: Rise }>>;
}

interface WorkingAgeFile {
  readonly startYears: { readonly years: number };
  readonly womenOfUnknownCategory: { readonly category: WorkingAgeCategory };
  readonly policies: readonly Policy[];
}

const table = once(() => readJson('working-age.json') as WorkingAgeFile);

/**
 * Working age (R2) by the policy in force on the day of the question.
 * @param category for women whose kind of post is known; otherwise the file's default.
 */
export function workingAge(
  birthDate: PlainDate,
  sex: SexCode,
  on: PlainDate,
  category?: WorkingAgeCategory,
): WorkingAge {
  const policy = policyOn(on);
  const applied = category ?? (sex === '1' ? 'male' : table().womenOfUnknownCategory.category);
  const { years, rise } = policy.limits[applied];
  const usual = addMonths(birthDate, years * 12);
  return {
    from: addMonths(birthDate, table().startYears.years * 12),
    until: rise === undefined ? usual : addMonths(birthDate, years * 12 + delay(usual, years, rise)),
    policyVersion: policy.version,
    category: applied,
    assumedCategory: sex === '2' && category === undefined,
    verified: policy.verified,
  };
}

/** Whole years of age at which men and women leave working age by the policy in force on a day, lowest first. */
export interface RetirementAges {
  readonly men: readonly number[];
  readonly women: readonly number[];
}

/** While an age rises by months, every full year between the old one and the new one is among them. */
export function retirementAgesOn(on: PlainDate): RetirementAges {
  const { limits } = policyOn(on);
  const ages = (...categories: readonly WorkingAgeCategory[]): number[] => {
    const found = categories.flatMap((category) => {
      const { years, rise } = limits[category];
      return Array.from({ length: (rise?.toYears ?? years) - years + 1 }, (_, more) => years + more);
    });
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return { men: ages('male'), women: ages('female-worker', 'female-cadre') };
}

function policyOn(on: PlainDate): Policy {
  const policy = table().policies.find((candidate) => isValidOn(candidate, on));
  if (policy === undefined) throw new RangeError('no working-age policy is in force on that day');
  return policy;
}

/** Months added for somebody who would have left at `usual`: one step per started period, up to the cap. */
function delay(usual: PlainDate, years: number, rise: Rise): number {
  const months = monthNumber(usual) - monthNumber(rise.from);
  if (months < 0) return 0;
  const steps = Math.floor(months / rise.everyMonths) + 1;
  return Math.min(steps * rise.byMonths, (rise.toYears - years) * 12);
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Adds months to a day; the 29th to 31st become the last day of a shorter month. */
function addMonths(date: PlainDate, months: number): PlainDate {
  const month = monthNumber(date) + months;
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastDay);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}-${pad(day, 2)}`;
}
