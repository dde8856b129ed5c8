import { retirementAgesOn } from '@chunfeng/reference';
import { SILENT_TERMS } from '../src/commands/coding';
import { POSTING_POLICY } from '../src/domain/posting-policy';
import type { CollectedProposal, Proposal, ProposedTerms } from '../src/domain/proposal';
import type { Grounds } from '../src/domain/verdict';

/** Complete and plausible terms; a test names what matters to it. */
export function someTerms(change: Partial<ProposedTerms> = {}): ProposedTerms {
  return {
    ...SILENT_TERMS,
    title: '焊工',
    occupation: { code: '6-18-02-04', edition: '2022', method: 'name' },
    kind: 'ordinary',
    headcount: 20,
    headcountRaw: '20名',
    wage: { minFen: 450_000, maxFen: 600_000, period: 'month' },
    wageRaw: '4500-6000元/月',
    place: '500235',
    placeRaw: '重庆市云阳县',
    lodging: true,
    board: true,
    benefits: ['五险一金'],
    ...change,
  };
}

export const EMPLOYER_ID = '0190f5a0-0000-7000-8000-000000000001';

export function someProposal(
  change: Partial<ProposedTerms> = {},
  more: Partial<Omit<Proposal, 'terms'>> = {},
): Proposal {
  return {
    terms: someTerms(change),
    employer: { id: EMPLOYER_ID, name: '云阳县某机械有限公司' },
    source: { system: 'chunfeng', externalId: null, url: null },
    isVacancy: true,
    synthetic: true,
    ...more,
  };
}

export function someCollected(
  change: Partial<ProposedTerms> = {},
  more: Partial<Omit<CollectedProposal, 'terms'>> = {},
): CollectedProposal {
  return { ...someProposal(change), office: 'D500235', confirmedOn: '2016-12-20', ...more };
}

/** The day of the notice, unless told; every six-digit division and every occupation of the terms exists. */
export function grounds(day = '2016-12-28'): Grounds {
  return {
    now: new Date(`${day}T10:00:00+08:00`),
    policy: POSTING_POLICY,
    reference: {
      placeExists: (code) => code.startsWith('50'),
      occupationExists: (code) => code.startsWith('6-18-02'),
      retirementAgesOn,
    },
  };
}
