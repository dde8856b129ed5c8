import { type SexCode, workingAge } from '@chunfeng/reference';

/** R2 for one person by the table in force today. */
export interface WorkingAgeBand {
  /** The 16th birthday. */
  readonly from: string;
  /** The last year in which the person is of working age on at least one day. */
  readonly untilYear: number;
  readonly policy: string;
}

export function workingAgeBand(birthDate: string, sex: SexCode, today: string): WorkingAgeBand {
  const { from, until, policyVersion } = workingAge(birthDate, sex, today);
  const year = Number(until.slice(0, 4));
  return { from, untilYear: until.endsWith('-01-01') ? year - 1 : year, policy: policyVersion };
}
