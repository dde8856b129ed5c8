import type { CanaryPerson } from '@chunfeng/testing';

/** Today in Asia/Shanghai, as the business counts its days. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** The form of a visit to somebody who seeks work in the county and consents to be matched. Synthetic. */
export function formOf(person: CanaryPerson): Readonly<Record<string, unknown>> {
  return {
    ...person,
    residence: '500235107',
    education: '71',
    health: '1',
    hukouType: '2',
    office: 'T500235107',
    synthetic: true,
    willingness: [{ kind: 'work', answer: 'willing', askedOn: today(), channel: 'home-visit' }],
    consent: { givenOn: today(), form: 'paper' },
    intention: { occupations: ['4-09-08-01'], regions: ['500235'] },
  };
}

/** A posting of that work in that county, as a clerk takes it down. Synthetic. */
export function noticeOf(externalId: string): Readonly<Record<string, unknown>> {
  return {
    employerName: '合成示例养老院（测试）',
    synthetic: true,
    confirmedOn: today(),
    source: { system: 'e2e', externalId },
    terms: {
      title: '保洁员',
      occupationCode: '4-09-08-01',
      headcount: 2,
      wage: { minFen: 260_000, maxFen: 320_000, period: 'month' },
      place: '500235',
      lodging: true,
    },
  };
}
