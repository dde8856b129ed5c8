import { grounds, someTerms } from '../../test/builders';
import { checkTerms, type Judged, type Verdict } from './check-terms';
import { POSTING_POLICY } from './posting-policy';
import type { ProposedTerms } from './proposal';

const TODAY = '2016-12-28';

function check(terms: Partial<ProposedTerms> = {}, more: Partial<Judged> = {}): Verdict {
  const judged: Judged = {
    terms: someTerms(terms),
    employer: { id: null, name: '云阳县某机械有限公司' },
    confirmedOn: TODAY,
    isVacancy: true,
    ...more,
  };
  return checkTerms(judged, TODAY, POSTING_POLICY, grounds().reference);
}

function reasonsFor(terms: Partial<ProposedTerms>, more: Partial<Judged> = {}): string[] {
  const verdict = check(terms, more);
  return verdict.kind === 'refuse' ? verdict.reasons.map(({ code, field }) => `${code} ${field}`) : [];
}

describe('The check of a posting', () => {
  it('publishes complete terms for 90 days after the confirmation', () => {
    expect(check()).toEqual({ kind: 'publish', validThrough: '2017-03-28' });
  });

  it('publishes until the stated end where there is one', () => {
    expect(check({ validThrough: '2017-01-15' })).toEqual({ kind: 'publish', validThrough: '2017-01-15' });
  });

  it('publishes on the last day of validity, refuses on the day after', () => {
    expect(check({ validThrough: TODAY }).kind).toBe('publish');
    expect(reasonsFor({ validThrough: '2016-12-27' })).toEqual(['deadline-passed /terms/validThrough']);
  });

  it('publishes a posting whose title led to no occupation', () => {
    expect(check({ occupation: null }).kind).toBe('publish');
  });

  it.each([
    [{ headcount: null }, {}, ['headcount']],
    [{ place: null }, {}, ['place']],
    [{}, { employer: { id: null, name: null } }, ['employer']],
    [
      { headcount: null, place: null },
      { employer: { id: null, name: null } },
      ['employer', 'headcount', 'place'],
    ],
  ] as const)('lists %j %j apart as incomplete', (terms, more, missing) => {
    expect(check(terms, more)).toMatchObject({ kind: 'incomplete', missing });
  });

  it.each([
    [{ headcount: 500_000 }, 'headcount-implausible /terms/headcount'],
    [{ headcount: 500_000, place: null }, 'headcount-implausible /terms/headcount'],
    [{ wage: { minFen: 500_000, maxFen: 400_000, period: 'month' } }, 'wage-band /terms/wage'],
    [{ wage: { minFen: 100, maxFen: null, period: 'month' } }, 'wage-band /terms/wage'],
    [{ wage: { minFen: null, maxFen: 10_000_000, period: 'day' } }, 'wage-band /terms/wage'],
    [
      { wage: { minFen: 15_000_000, maxFen: 30_000_000, period: 'unknown' } },
      'wage-period-unknown /terms/wage/period',
    ],
    [{ validFrom: '2017-02-01', validThrough: '2017-01-01' }, 'dates-reversed /terms/validFrom'],
    [
      { occupation: { code: '9-99', edition: '2022', method: 'code' } },
      'occupation-unknown-code /terms/occupation/code',
    ],
    [
      { requiredSkill: { occupation: '9-99', level: '4' } },
      'occupation-unknown-code /terms/requiredSkill/occupation',
    ],
    [{ place: '999999' }, 'place-unknown-code /terms/place'],
    [{ age: { min: 50, max: 40 } }, 'age-band /terms/age'],
    [{ age: { min: 18, max: 180 } }, 'age-band /terms/age'],
    [{ age: { min: 15, max: null } }, 'age-below-working-age /terms/age'],
    [{ sexRaw: '仅限男性' }, 'sex-limit /terms/sexRaw'],
    [{ ageRaw: '男50以下，女45以下' }, 'sex-limit /terms/ageRaw'],
    [{ title: '焊工 13800138000' }, 'contact-in-text /terms/title'],
    [{ description: '加微信zhaogong2016' }, 'contact-in-text /terms/description'],
    [{ skills: ['QQ 12345678'] }, 'contact-in-text /terms/skills'],
    [{ benefits: ['电话：67891234'] }, 'contact-in-text /terms/benefits'],
    [{ description: '入职交押金200元' }, 'fee-in-text /terms/description'],
    [{ title: '招聘（6个岗位类别）' }, 'several-jobs /terms/title'],
  ] as [Partial<ProposedTerms>, string][])('refuses %j: %s', (terms, reason) => {
    expect(reasonsFor(terms)).toEqual([reason]);
  });

  it('refuses a notice of a whole fair, which is not a vacancy', () => {
    expect(reasonsFor({ kind: 'fair' }, { isVacancy: false })).toEqual(['not-a-vacancy /terms/kind']);
  });

  it('lets a posting at a fair through, which is one', () => {
    expect(check({ kind: 'fair' }).kind).toBe('publish');
  });

  it('refuses an old confirmation: the posting would be over before it is shown', () => {
    expect(reasonsFor({}, { confirmedOn: '2016-09-01' })).toEqual(['deadline-passed /confirmedOn']);
  });

  it('lets a limit by sex through where the law itself bars the work to women', () => {
    expect(check({ sexRaw: '男', sexLegalGround: 'work-barred-to-women' }).kind).toBe('publish');
  });

  it('names the rule of every reason that rests on a law', () => {
    const verdict = check({ sexRaw: '男', age: { min: 15, max: null }, description: '交押金' });
    expect(verdict.kind === 'refuse' && verdict.reasons.map(({ rule }) => rule)).toEqual([
      'R2; 劳动法 Art. 15',
      '就业促进法 Art. 27',
      '劳动合同法 Art. 9',
    ]);
  });
});
