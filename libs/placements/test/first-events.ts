import type { LaborerEvent } from '@chunfeng/laborers';
import type { EmployerEvent, PostingEvent, Terms } from '@chunfeng/postings';

/** For tests: everything about people and employers here is made up; nobody was ever given a citizen number from 00 on. */

type Registered = Extract<LaborerEvent, { type: 'laborer.registered' }>;

export function laborerRegistered(change: Partial<Registered['data']> = {}): Registered {
  return {
    type: 'laborer.registered',
    data: {
      person: {
        name: '测试甲',
        citizenNumber: '000000199005060014',
        birthDate: '1990-05-06',
        sex: '1',
        phone: null,
        address: null,
      },
      residence: '500235001',
      birthYear: 1990,
      workingAge: { untilYear: 2053, policy: 'retirement-2025' },
      education: '71',
      health: '1',
      hukouType: '2',
      office: 'T500235001',
      units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
      household: null,
      source: 'visit',
      synthetic: true,
      ...change,
    },
  };
}

export function employerRegistered(): EmployerEvent {
  return {
    type: 'employer.registered',
    data: {
      name: '测试机械有限公司',
      personName: null,
      subject: null,
      kind: 'enterprise',
      division: '500235',
      contact: null,
      identifiers: [],
      vouchedBy: 'D500235',
      synthetic: true,
    },
  };
}

export const TERMS: Terms = {
  title: '焊工',
  occupation: { code: '6-18-02-04', edition: '2022', method: 'name' },
  kind: 'ordinary',
  headcount: 20,
  headcountRaw: null,
  referralRatio: null,
  wage: null,
  wageRaw: null,
  place: '500235',
  placeRaw: null,
  age: null,
  ageRaw: null,
  sexRaw: null,
  sexLegalGround: null,
  education: null,
  requiredSkill: null,
  skills: [],
  experienceMonths: null,
  health: null,
  industry: 'C33',
  workForm: null,
  targetGroups: [],
  lodging: null,
  board: null,
  benefits: [],
  description: null,
  validFrom: null,
  validThrough: null,
};

export function postingSubmitted(employerId: string | null, terms: Partial<Terms> = {}): PostingEvent {
  return {
    type: 'posting.submitted',
    data: {
      employer: { id: employerId, name: '测试机械有限公司' },
      terms: { ...TERMS, ...terms },
      source: { system: 'chunfeng', externalId: null, url: null },
      synthetic: true,
    },
  };
}
