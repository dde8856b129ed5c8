import { scenario } from '@chunfeng/testing';
import {
  event,
  knowledge,
  NUMBER,
  person,
  registered,
  syntheticNumber,
  TODAY,
} from '../../test/laborer.builder';
import { change, type LaborerChange } from './change';
import { type Laborer, laborer } from './laborer';
import type { LaborerEvent } from './laborer.events';

const evolve = (state: Laborer, next: LaborerEvent) => laborer.evolve(state, next);

const after = (events: readonly LaborerEvent[], wanted: LaborerChange) =>
  scenario(laborer)
    .given([registered(), ...events])
    .when((state) => change(state, wanted, knowledge));

const details = {
  name: person.name,
  phone: person.phone,
  address: person.address,
  residence: '500235001',
  education: '71',
  health: '1',
  hukouType: '2',
  reason: 'typing-error',
} as const;

describe('correcting details', () => {
  test('the event carries the person complete, so that the newest envelope is enough', () => {
    const corrected = { ...person, phone: '00087654321' };
    after([], { kind: 'correct-details', details: { ...details, phone: '00087654321' } }).then([
      event('laborer.details-corrected', {
        person: corrected,
        residence: '500235001',
        birthYear: 1990,
        workingAge: { untilYear: 2053, policy: 'retirement-2025' },
        education: '71',
        health: '1',
        hukouType: '2',
        reason: 'typing-error',
      }),
    ]);
  });

  test('the same details again change nothing', () => {
    after([], { kind: 'correct-details', details }).thenNothing();
    after([], { kind: 'correct-details', details: { ...details, citizenNumber: NUMBER } }).thenNothing();
  });

  test('INV-ID another citizen number moves the claim', () => {
    const other = syntheticNumber('1990-05-06', 3);
    after([], { kind: 'correct-details', details: { ...details, citizenNumber: other } }).thenClaims({
      release: [{ scope: 'citizen-number', key: `hash of ${NUMBER}` }],
      take: [{ scope: 'citizen-number', key: `hash of ${other}` }],
    });
  });

  test('a synthetic person stays one', () => {
    const real = '11010519491231002X';
    after([], { kind: 'correct-details', details: { ...details, citizenNumber: real } }).thenRejected(
      'laborer.synthetic-number',
    );
  });

  test('R2 a correction cannot make somebody a child', () => {
    const citizenNumber = syntheticNumber('2012-01-01');
    after([], { kind: 'correct-details', details: { ...details, citizenNumber } }).thenRejected(
      'laborer.below-working-age',
      { rule: 'R2' },
    );
  });
});

describe('willingness', () => {
  const willing = { kind: 'work', answer: 'willing', askedOn: '2026-02-01', channel: 'telephone' } as const;
  const unwilling = { ...willing, answer: 'unwilling', askedOn: '2026-01-01' } as const;

  test('willing, unwilling and unknown are three answers, each of the four kinds apart', () => {
    for (const kind of ['work', 'training', 'schooling', 'business'] as const) {
      for (const answer of ['willing', 'unwilling'] as const) {
        const willingness = { ...willing, kind, answer };
        after([], { kind: 'record-willingness', willingness }).then([
          event('laborer.willingness-recorded', willingness),
        ]);
      }
    }
  });

  test('unknown is what a kind is before anybody asked', () => {
    after([], { kind: 'record-willingness', willingness: { ...willing, answer: 'unknown' } }).thenNothing();
  });

  test('an answer can become unknown again', () => {
    const unknown = { ...willing, answer: 'unknown', askedOn: TODAY } as const;
    after([event('laborer.willingness-recorded', willing)], {
      kind: 'record-willingness',
      willingness: unknown,
    }).then([event('laborer.willingness-recorded', unknown)]);
  });

  test('the same answer of the same day changes nothing', () => {
    after([event('laborer.willingness-recorded', willing)], {
      kind: 'record-willingness',
      willingness: willing,
    }).thenNothing();
  });

  test('an older answer that arrives later is recorded and does not replace the newer one', () => {
    const [newer, older] = [
      event('laborer.willingness-recorded', willing),
      event('laborer.willingness-recorded', unwilling),
    ];
    after([newer], { kind: 'record-willingness', willingness: unwilling }).then([older]);
    const state = [registered(), newer, older].reduce(evolve, laborer.initial);
    expect(state).toMatchObject({ willingness: { work: { answer: 'willing' } } });
  });
});

describe('groups', () => {
  const confirmation = {
    group: 'registered-poor',
    validFrom: '2016-01-01',
    evidence: 'poverty-office-roster',
    evidenceReference: null,
    source: 'poverty-office',
  } as const;
  const confirmed = event('laborer.group-confirmed', confirmation);
  const end = { group: 'registered-poor', validTo: '2018-12-31', reason: 'exited' } as const;
  const ended = event('laborer.group-ended', end);

  test('membership is an interval: confirmed, ended, confirmed again after a relapse', () => {
    after([], { kind: 'confirm-group', group: confirmation }).then([confirmed]);
    after([confirmed], { kind: 'end-group', end }).then([ended]);
    const relapse = { ...confirmation, validFrom: '2019-06-01' };
    after([confirmed, ended], { kind: 'confirm-group', group: relapse }).then([
      event('laborer.group-confirmed', relapse),
    ]);
  });

  test('the same confirmation or end again changes nothing', () => {
    after([confirmed], { kind: 'confirm-group', group: confirmation }).thenNothing();
    after([confirmed, ended], { kind: 'end-group', end }).thenNothing();
  });

  test('an open interval must be ended before another one begins', () => {
    after([confirmed], {
      kind: 'confirm-group',
      group: { ...confirmation, validFrom: '2017-01-01' },
    }).thenRejected('laborer.group-open', { field: '/group' });
  });

  test('the number of the document may be brought later, once', () => {
    const later = { ...confirmation, evidenceReference: '000-18' };
    const without = event('laborer.group-confirmed', { ...confirmation, evidenceReference: null });
    const brought = event('laborer.group-confirmed', later);
    after([without], { kind: 'confirm-group', group: later }).then([brought]);
    after([without, brought], { kind: 'confirm-group', group: later }).thenNothing();
    after([without, brought], { kind: 'confirm-group', group: without.data }).thenNothing();
    after([without, brought], { kind: 'end-group', end }).then([ended]);
    after([without, brought, ended], { kind: 'end-group', end }).thenNothing();
  });

  test('intervals of one group do not overlap', () => {
    after([confirmed, ended], {
      kind: 'confirm-group',
      group: { ...confirmation, validFrom: '2018-12-30' },
    }).thenRejected('laborer.group-overlaps', { field: '/validFrom' });
  });

  test('what was recorded in error never was', () => {
    const undone = event('laborer.group-ended', { ...end, reason: 'recorded-in-error' });
    after([confirmed, undone], { kind: 'confirm-group', group: confirmation }).then([confirmed]);
  });

  test('an end before the beginning, in the future, or of nothing is refused', () => {
    after([confirmed], { kind: 'end-group', end: { ...end, validTo: '2015-12-31' } }).thenRejected(
      'laborer.dates-reversed',
    );
    after([confirmed], { kind: 'end-group', end: { ...end, validTo: '2026-03-03' } }).thenRejected(
      'laborer.date-in-future',
    );
    after([], { kind: 'end-group', end }).thenRejected('laborer.group-not-open');
  });

  test('a beginning in the future is refused', () => {
    after([], { kind: 'confirm-group', group: { ...confirmation, validFrom: '2026-03-03' } }).thenRejected(
      'laborer.date-in-future',
      { field: '/validFrom' },
    );
  });
});

describe('employment status', () => {
  const main = { standing: 'main', foundBy: 'self' } as const;
  const employed = {
    status: 'employed',
    employment: main,
    channel: 'home-visit',
    verifiedOn: '2026-02-01',
    verifier: 'T500235001',
  } as const;
  const notEmployed = { ...employed, status: 'not-employed', employment: null } as const;
  const verified = event('laborer.employment-status-verified', employed);
  const verify = (verification: Extract<LaborerChange, { kind: 'verify-employment' }>['verification']) =>
    ({ kind: 'verify-employment', verification }) as const;

  test('a verification names channel, day and verifier', () => {
    after([], verify(employed)).then([verified]);
  });

  test('the same verification again changes nothing', () => {
    after([verified], verify(employed)).thenNothing();
  });

  test('an older verification is kept once, however often it is told', () => {
    const older = { ...notEmployed, verifiedOn: '2025-12-01' };
    after([verified], verify(older)).then([event('laborer.employment-status-verified', older)]);
    after([verified, event('laborer.employment-status-verified', older)], verify(older)).thenNothing();
    after([event('laborer.employment-status-verified', older), verified], verify(older)).thenNothing();
  });

  test('an employed person needs the kind of employment, anybody else must not have it', () => {
    after([], verify({ ...employed, employment: null })).thenRejected('laborer.employment-details');
    after([], verify({ ...notEmployed, employment: main })).thenRejected('laborer.employment-details');
  });

  test('a day in the future, no day at all and an unknown verifier are refused', () => {
    after([], verify({ ...employed, verifiedOn: '2026-03-03' })).thenRejected('laborer.date-in-future');
    after([], verify({ ...employed, verifiedOn: '2026-02-30' })).thenRejected('laborer.date-impossible');
    after([], verify({ ...employed, verifier: 'D999999' })).thenRejected('laborer.office-unknown');
  });

  test('work in another county of the city hands the person over to the unit of work', () => {
    const reason = 'employed-elsewhere';
    after([], verify({ ...employed, workplace: 'D500118' })).then([
      verified,
      event('laborer.units-changed', { unit: 'workplace', from: null, to: 'D500118', reason }),
      event('laborer.units-changed', { unit: 'responsible', from: 'D500235', to: 'D500118', reason }),
    ]);
  });

  test('work outside the city leaves the person with the unit of origin', () => {
    after([], verify({ ...employed, workplace: 'outside' })).then([verified]);
  });

  test('work beside the main one, or at an untold place, moves nobody', () => {
    const secondary = { ...employed, employment: { standing: 'secondary', foundBy: 'self' } } as const;
    after([], verify({ ...secondary, workplace: 'D500118' })).then([
      event('laborer.employment-status-verified', secondary),
    ]);
    after([], verify(employed)).then([verified]);
  });

  test('who loses the work returns to the unit of origin', () => {
    const moved = [
      event('laborer.units-changed', {
        unit: 'workplace',
        from: null,
        to: 'D500118',
        reason: 'employed-elsewhere',
      }),
      event('laborer.units-changed', {
        unit: 'responsible',
        from: 'D500235',
        to: 'D500118',
        reason: 'employed-elsewhere',
      }),
    ];
    const lost = { ...notEmployed, verifiedOn: TODAY };
    after([verified, ...moved], verify(lost)).then([
      event('laborer.employment-status-verified', lost),
      event('laborer.units-changed', { unit: 'workplace', from: 'D500118', to: null, reason: 'returned' }),
      event('laborer.units-changed', {
        unit: 'responsible',
        from: 'D500118',
        to: 'D500235',
        reason: 'returned',
      }),
    ]);
  });

  test('a verification of an earlier day is kept as history and neither status nor units follow it', () => {
    const earlier = { ...notEmployed, verifiedOn: '2025-11-01' };
    const history = event('laborer.employment-status-verified', earlier);
    after([verified], verify({ ...earlier })).then([history]);
    const state = [registered(), verified, history].reduce(evolve, laborer.initial);
    expect(state).toMatchObject({ employment: { status: 'employed' } });
  });

  test('self-employment is registered once, with a known industry', () => {
    const business = { startedOn: '2026-01-01', industry: 'A014', returnee: true };
    const registeredBusiness = event('laborer.self-employment-registered', business);
    after([], { kind: 'register-self-employment', business }).then([registeredBusiness]);
    after([registeredBusiness], { kind: 'register-self-employment', business }).thenNothing();
    after([], { kind: 'register-self-employment', business: { ...business, industry: 'Z9' } }).thenRejected(
      'laborer.industry-unknown',
    );
  });
});

describe('skills', () => {
  const skill = {
    occupation: '6-18-02-04',
    level: '5',
    source: 'certificate',
    acquiredOn: '2020-01-01',
  } as const;
  const recorded = event('laborer.skill-recorded', skill);

  test('a skill is recorded once', () => {
    after([], { kind: 'record-skill', skill }).then([recorded]);
    after([recorded], { kind: 'record-skill', skill }).thenNothing();
  });

  test('a higher level stands beside the lower one', () => {
    const higher = { ...skill, level: '4' } as const;
    const state = [registered(), recorded, event('laborer.skill-recorded', higher)].reduce(
      evolve,
      laborer.initial,
    );
    expect(state).toMatchObject({ skills: [skill, higher] });
  });

  test('an unknown occupation is refused with its place', () => {
    after([], { kind: 'record-skill', skill: { ...skill, occupation: '9-99-99-99' } }).thenRejected(
      'laborer.occupation-unknown',
      { field: '/occupation' },
    );
  });

  test('their number is bounded', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      event('laborer.skill-recorded', { ...skill, occupation: `1-${String(index + 10)}` }),
    );
    after(many, { kind: 'record-skill', skill }).thenRejected('laborer.too-many-skills');
  });
});

describe('intention', () => {
  const intention = {
    occupations: ['6-18-02-04', '4-09'],
    regions: ['44', '4403', '500235'],
    wageMinFen: null,
    availableFrom: '2026-06-01',
    lodgingNeeded: null,
  };
  const recorded = event('laborer.intention-recorded', intention);
  const end = { reason: 'placed' } as const;

  test('an intention is recorded, replaced whole, and closed', () => {
    after([], { kind: 'record-intention', intention }).then([recorded]);
    after([recorded], { kind: 'record-intention', intention: { ...intention, occupations: [] } }).then([
      event('laborer.intention-recorded', { ...intention, occupations: [] }),
    ]);
    after([recorded], { kind: 'close-intention', end }).then([event('laborer.intention-closed', end)]);
  });

  test('the same intention, or closing none, changes nothing', () => {
    after([recorded], { kind: 'record-intention', intention }).thenNothing();
    after([], { kind: 'close-intention', end }).thenNothing();
  });

  test('an unknown occupation or region is refused with its place in the list', () => {
    after([], {
      kind: 'record-intention',
      intention: { ...intention, occupations: ['4', '4-98'] },
    }).thenRejected('laborer.occupation-unknown', { field: '/occupations/1' });
    after([], { kind: 'record-intention', intention: { ...intention, regions: ['99'] } }).thenRejected(
      'laborer.division-unknown',
      { field: '/regions/0' },
    );
  });
});

describe('consent', () => {
  const consent = { purpose: 'matching', givenOn: '2026-01-10', form: 'paper', formNumber: null } as const;
  const given = event('laborer.consent-given', consent);
  const withdrawal = { purpose: 'matching', withdrawnOn: '2026-02-10', channel: 'telephone' } as const;
  const withdrawn = event('laborer.consent-withdrawn', withdrawal);

  test('INV-HIDE consent is given and withdrawn by events, each once', () => {
    after([], { kind: 'give-consent', consent }).then([given]);
    after([given], { kind: 'give-consent', consent }).thenNothing();
    after([given], { kind: 'withdraw-consent', withdrawal }).then([withdrawn]);
    after([given, withdrawn], { kind: 'withdraw-consent', withdrawal }).thenNothing();
  });

  test('INV-HIDE a wish to be left alone counts against a form that is typed after it', () => {
    after([], { kind: 'withdraw-consent', withdrawal }).then([withdrawn]);
    after([withdrawn], { kind: 'give-consent', consent }).thenRejected('laborer.consent-superseded');
    const earlier = { ...withdrawal, withdrawnOn: '2026-02-09' };
    after([withdrawn], { kind: 'withdraw-consent', withdrawal: earlier }).thenNothing();
  });

  test('INV-HIDE a form signed before the withdrawal does not renew the consent', () => {
    after([given, withdrawn], { kind: 'give-consent', consent }).thenRejected('laborer.consent-superseded');
    const renewed = { ...consent, givenOn: '2026-02-10' };
    after([given, withdrawn], { kind: 'give-consent', consent: renewed }).then([
      event('laborer.consent-given', renewed),
    ]);
  });

  test('neither day lies in the future, and a withdrawal not before the consent', () => {
    after([], { kind: 'give-consent', consent: { ...consent, givenOn: '2026-03-03' } }).thenRejected(
      'laborer.date-in-future',
    );
    after([given], {
      kind: 'withdraw-consent',
      withdrawal: { ...withdrawal, withdrawnOn: '2026-01-09' },
    }).thenRejected('laborer.dates-reversed');
  });
});

describe('service class and units', () => {
  const assignment = { serviceClass: 'needs-training', assignedOn: TODAY } as const;

  test('a service class is assigned once', () => {
    const assigned = event('laborer.service-class-assigned', assignment);
    after([], { kind: 'assign-service-class', assignment }).then([assigned]);
    after([assigned], { kind: 'assign-service-class', assignment }).thenNothing();
  });

  test('a hand-over names where the person came from; the same unit again changes nothing', () => {
    const unit = { unit: 'ledger', to: 'D500236', reason: 'moved' } as const;
    const changed = event('laborer.units-changed', { ...unit, from: 'D500235' });
    after([], { kind: 'change-unit', unit }).then([changed]);
    after([changed], { kind: 'change-unit', unit }).thenNothing();
  });

  test('only the workplace may be unknown, and only the 40 reporting units are units', () => {
    after([], { kind: 'change-unit', unit: { unit: 'origin', to: null, reason: 'other' } }).thenRejected(
      'laborer.unit-needed',
    );
    after([], { kind: 'change-unit', unit: { unit: 'workplace', to: null, reason: 'other' } }).thenNothing();
    after([], {
      kind: 'change-unit',
      unit: { unit: 'responsible', to: 'T500235001', reason: 'other' },
    }).thenRejected('laborer.unit-unknown');
  });
});

test('nothing can be recorded about somebody who is not registered', () => {
  scenario(laborer)
    .given([])
    .when((state) => change(state, { kind: 'close-intention', end: { reason: 'other' } }, knowledge))
    .thenRejected('laborer.not-found');
});
