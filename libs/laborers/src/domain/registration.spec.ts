import type { Household } from '@chunfeng/households';
import { scenario } from '@chunfeng/testing';
import {
  NUMBER,
  aForm,
  event,
  knowledge,
  person,
  registered,
  syntheticNumber,
  TODAY,
} from '../../test/laborer.builder';
import { laborer } from './laborer';
import { register, type Registration } from './registration';

const registering = (changes: Partial<Registration> = {}) =>
  scenario(laborer)
    .given([])
    .when((state) => register(state, aForm(changes), knowledge));

describe('registering a laborer', () => {
  test('gives one event with the sealed person, the codes and the four units', () => {
    registering().then([registered()]);
  });

  test('INV-ID claims the keyed hash of the citizen number', () => {
    registering().thenClaims({ take: [{ scope: 'citizen-number', key: `hash of ${NUMBER}` }] });
  });

  test('records the whole form in one append, in the order consent, answers, groups, status, skills, intention', () => {
    const consent = { purpose: 'matching', givenOn: TODAY, form: 'paper', formNumber: 'A-1' } as const;
    const willing = { kind: 'work', answer: 'willing', askedOn: TODAY, channel: 'home-visit' } as const;
    const group = {
      group: 'registered-poor',
      validFrom: '2014-01-01',
      evidence: 'poverty-office-roster',
      evidenceReference: '000-17',
      source: 'poverty-office',
    } as const;
    const status = {
      status: 'not-employed',
      employment: null,
      channel: 'home-visit',
      verifiedOn: TODAY,
      verifier: 'T500235001',
    } as const;
    const skill = { occupation: '6-18-02-04', level: '5', source: 'certificate', acquiredOn: null } as const;
    const intention = {
      occupations: ['6-18-02'],
      regions: ['44', '500235'],
      wageMinFen: 300_000,
      availableFrom: '2026-05-01',
      lodgingNeeded: true,
    };
    registering({
      consent,
      willingness: [willing],
      groups: [group],
      employment: status,
      skills: [skill],
      intention,
      serviceClass: { serviceClass: 'ready-for-job', assignedOn: TODAY },
    }).then([
      registered(),
      event('laborer.consent-given', consent),
      event('laborer.willingness-recorded', willing),
      event('laborer.group-confirmed', group),
      event('laborer.employment-status-verified', status),
      event('laborer.skill-recorded', skill),
      event('laborer.intention-recorded', intention),
      event('laborer.service-class-assigned', { serviceClass: 'ready-for-job', assignedOn: TODAY }),
    ]);
  });

  test('a wrong part of the form refuses all of it and says where it stands', () => {
    const asked = { kind: 'work', answer: 'willing', channel: 'telephone' } as const;
    registering({
      willingness: [
        { ...asked, askedOn: TODAY },
        { ...asked, kind: 'training', askedOn: '2026-03-03' },
      ],
    }).thenRejected('laborer.date-in-future', { field: '/willingness/1/askedOn' });
  });

  test('R2 a child is refused with the day from which registration is possible', () => {
    const child = syntheticNumber('2010-03-03');
    const refused = register({ status: 'unknown' }, aForm({ citizenNumber: child }), knowledge);
    expect(refused).toMatchObject({
      rejection: { code: 'laborer.below-working-age', rule: 'R2', params: { from: '2026-03-03' } },
    });
  });

  test('R2 on the sixteenth birthday registration is possible', () => {
    registering({ citizenNumber: syntheticNumber('2010-03-02') }).thenClaims({
      take: [{ scope: 'citizen-number', key: `hash of ${syntheticNumber('2010-03-02')}` }],
    });
  });

  test('R2 who is past working age is registered with the year in which it ended', () => {
    const birthDate = '1950-01-15';
    registering({ citizenNumber: syntheticNumber(birthDate) }).then([
      registered({
        person: { ...person, citizenNumber: syntheticNumber(birthDate), birthDate },
        birthYear: 1950,
        workingAge: { untilYear: 2010, policy: 'retirement-2025' },
      }),
    ]);
  });

  test.each<[string, Partial<Registration>, string, string]>([
    [
      'a wrong check digit',
      { citizenNumber: NUMBER.slice(0, 17) + 'X' },
      'citizen-number-check-digit',
      '/citizenNumber',
    ],
    ['an Excel-mangled number', { citizenNumber: '5.10101E+17' }, 'citizen-number-mangled', '/citizenNumber'],
    ['a number of 15 digits', { citizenNumber: '500235900506123' }, 'citizen-number-old', '/citizenNumber'],
    ['a number cut short', { citizenNumber: '50023519900506' }, 'citizen-number-format', '/citizenNumber'],
    [
      'a birth on 30 February',
      { citizenNumber: '000000199002300015' },
      'citizen-number-birth-date',
      '/citizenNumber',
    ],
    [
      'a real number for a synthetic person',
      { citizenNumber: '11010519491231002X' },
      'synthetic-number',
      '/citizenNumber',
    ],
    ['an empty name', { name: '  ' }, 'name-format', '/name'],
    ['a number as name', { name: NUMBER }, 'name-format', '/name'],
    ['an unknown office', { office: 'T999999999' }, 'office-unknown', '/office'],
    ['a township as unit of origin', { origin: 'T500235001' }, 'unit-unknown', '/origin'],
    ['no unit of origin at the bureau', { office: 'CQ' }, 'unit-needed', '/origin'],
    ['an unknown residence', { residence: '500999' }, 'division-unknown', '/residence'],
    ['an unknown education code', { education: '99' }, 'education-unknown', '/education'],
  ])('%s is refused', (_what, changes, code, field) => {
    registering(changes).thenRejected(`laborer.${code}` as 'laborer.name-format', { field });
  });

  test('a residence outside Chongqing is known down to its county only', () => {
    const residence = '440305001002';
    registering({ residence }).then([registered({ residence })]);
  });

  test('the unit of origin may be another one than the office that registers', () => {
    const units = { origin: 'D500236', ledger: 'D500236', responsible: 'D500236', workplace: null };
    registering({ origin: 'D500236' }).then([registered({ units })]);
  });

  test('an id that is in use is refused', () => {
    scenario(laborer)
      .given([registered()])
      .when((state) => register(state, aForm(), knowledge))
      .thenRejected('laborer.stream-exists');
  });
});

describe('a member of a household who becomes a laborer', () => {
  const HOME = '01900000-0000-7000-8000-0000000000aa';
  const MEMBER = '01900000-0000-7000-8000-000000000001';
  const { birthDate, sex } = person;
  const home = (known: { citizenNumber?: string | null; birthDate?: string } = {}): Household => ({
    status: 'registered',
    office: 'T500235001',
    residence: '500235001',
    synthetic: true,
    poverty: [],
    members: [
      {
        memberId: MEMBER,
        relation: 'head',
        person: { name: '测试甲', birthDate, sex, citizenNumber: null, ...known },
        forgotten: false,
        left: null,
      },
    ],
  });
  const becoming = (household: Household) =>
    scenario(laborer)
      .given([])
      .when((state) =>
        register(state, aForm({ memberOf: { householdId: HOME, memberId: MEMBER } }), knowledge, household),
      );

  test('keeps the household in the registration', () => {
    becoming(home()).then([registered({ household: HOME })]);
    becoming(home({ citizenNumber: NUMBER })).then([registered({ household: HOME })]);
  });

  test('INV-ID is the same person: number and birth date agree with what the household knows', () => {
    const differs = { field: '/citizenNumber', rule: 'INV-ID' };
    becoming(home({ birthDate: '1990-05-07' })).thenRejected('laborer.member-differs', differs);
    becoming(home({ citizenNumber: '000000199005060020' })).thenRejected('laborer.member-differs', differs);
  });

  test('is there: somebody who has left, or was never a member, is not', () => {
    const left = { memberId: MEMBER, leftOn: TODAY, reason: 'married' } as const;
    const gone = home();
    if (gone.status !== 'registered') throw new Error('a household');
    const away = { ...gone, members: gone.members.map((member) => ({ ...member, left })) };
    becoming(away).thenRejected('laborer.member-unknown', { field: '/memberOf' });
    becoming({ status: 'unknown' }).thenRejected('laborer.member-unknown');
  });
});
