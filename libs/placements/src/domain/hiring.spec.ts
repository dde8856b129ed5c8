import { BY_OFFICE, FORGOTTEN, HiringWorld, newId, OFFICE, TIMER, type Asked } from '../../test/hiring-world';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});

const status = (id: string) => world.placementState(id).status;
const vacancies = (posting: string) => {
  const state = world.postingState(posting);
  if (!('content' in state)) throw new Error('no posting');
  const { open, reserved, taken } = state.content.vacancies;
  return { open, reserved, taken };
};
const done = (asked: Asked): string => {
  expect(asked.refused).toBeUndefined();
  return asked.id;
};
const eventsSince = (count: number) => world.log.slice(count).map(({ event }) => event.type);
const offered = (person: string, posting: string): string => {
  const id = done(world.refer(person, posting));
  done(world.step(id, { type: 'make-offer' }));
  return id;
};
const accepted = (person: string, posting: string): string => {
  const id = offered(person, posting);
  done(world.step(id, { type: 'accept-offer' }));
  return id;
};
const placed = (person: string, posting: string): string => {
  const id = done(world.refer(person, posting));
  done(world.step(id, { type: 'start' }));
  return id;
};

describe('referring', () => {
  test('opens a referral of the person, counts in the posting, and carries what statistics may know', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    const before = world.log.length;
    const id = done(world.refer(person, posting));
    expect(eventsSince(before)).toEqual([
      'placement.referred',
      'candidacy.referral-opened',
      'posting.referral-counted',
    ]);
    expect(world.log[before]?.event.data).toMatchObject({
      slip: `20260302-${id.slice(-10).toUpperCase()}`,
      referredOn: '2026-03-02',
      dueOn: '2026-03-17',
      person: { units: { origin: 'D500235' }, groups: [], ageBand: '35-39', synthetic: true },
      work: { occupation: '6-18-02-04', industry: 'C33', direction: 'local', postingKind: 'ordinary' },
    });
  });

  test('INV-HIDE needs consent, and a person of working age who was not forgotten', () => {
    const posting = world.posting(1);
    expect(world.refer(world.person({}, []), posting).refused?.code).toBe('placement.consent-missing');
    const old = world.person({ workingAge: { untilYear: 2025, policy: 'retirement-2025' } });
    expect(world.refer(old, posting).refused?.code).toBe('placement.work-age-over');
    const forgotten = world.person({}, [FORGOTTEN]);
    expect(world.refer(forgotten, posting).refused?.code).toBe('placement.laborer-forgotten');
  });

  test('a person of another office is answered like nobody', () => {
    const posting = world.posting(1);
    const stranger = world.refer(world.person(), posting, {}, 'D500236');
    expect(stranger.refused?.code).toBe('placement.laborer-not-found');
    expect(world.refer(newId(), posting).refused).toEqual(stranger.refused);
  });

  test('INV-QUOTA a new one is refused when the open ones reach the quota, and a lapsed one gives its place back', () => {
    const posting = world.posting(1, { referralRatio: 2 });
    const first = done(world.refer(world.person(), posting));
    done(world.refer(world.person(), posting));
    expect(world.refer(world.person(), posting).refused?.code).toBe('posting.quota-reached');
    world.now = new Date('2026-03-18T02:00:00Z');
    done(world.step(first, { type: 'lapse' }, TIMER));
    done(world.refer(world.person(), posting));
  });

  test('INV-QUOTA the same person is not referred twice to a posting while one is open', () => {
    const [person, posting] = [world.person(), world.posting(5)];
    const first = done(world.refer(person, posting));
    expect(world.refer(person, posting).refused).toMatchObject({
      code: 'placement.already-referred',
      params: { placement: first },
    });
    done(world.step(first, { type: 'answer', answer: 'declined', party: 'employer', reason: 'pay' }));
    done(world.refer(person, posting));
  });

  test('INV-ONE who is placed is referred for secondary work only', () => {
    const [person, other] = [world.person(), world.posting(5)];
    const main = placed(person, world.posting(1));
    expect(world.refer(person, other).refused).toMatchObject({
      code: 'placement.already-placed',
      params: { placement: main },
    });
    done(world.refer(person, other, { standing: 'secondary' }));
  });

  test('a suspended employer gets nobody', () => {
    const firm = world.firm();
    const posting = world.posting(1, {}, firm);
    const id = done(world.refer(world.person(), posting));
    world.tell(`employer-${firm}`, { type: 'employer.suspended', data: { reason: 'wage-arrears' } });
    expect(world.refer(world.person(), posting).refused?.code).toBe('placement.employer-suspended');
    expect(world.step(id, { type: 'make-offer' }).refused?.code).toBe('placement.employer-suspended');
  });
});

describe('from answer to offer', () => {
  test('the whole way, step by step', () => {
    const [person, posting] = [world.person(), world.posting(2)];
    const id = done(world.refer(person, posting));
    done(world.step(id, { type: 'answer', answer: 'accepted', party: 'employer' }));
    expect(status(id)).toBe('answered');
    done(world.step(id, { type: 'schedule-interview', interviewOn: '2026-03-05' }));
    expect(status(id)).toBe('interview-scheduled');
    done(world.step(id, { type: 'record-interview', outcome: 'suitable' }));
    expect(status(id)).toBe('interviewed');
    done(world.step(id, { type: 'make-offer', monthlyWageFen: 450_000, startOn: '2026-03-09' }));
    expect(vacancies(posting)).toEqual({ open: [id], reserved: [], taken: [] });
    done(world.step(id, { type: 'accept-offer' }));
    expect(vacancies(posting)).toEqual({ open: [], reserved: [id], taken: [] });
    done(world.step(id, { type: 'start', contract: 'written' }));
    expect(vacancies(posting)).toEqual({ open: [], reserved: [], taken: [id] });
    expect(world.candidacyState(person)).toMatchObject({ referrals: {}, main: id });
  });

  test.each([
    [
      'an answer of no',
      { type: 'answer', answer: 'declined', party: 'laborer', reason: 'distance' },
      'declined',
    ],
    ['an interview that went badly', { type: 'record-interview', outcome: 'not-suitable' }, 'declined'],
    ['a cancellation', { type: 'cancel', reason: 'laborer-request' }, 'cancelled'],
  ] as const)('%s closes the referral and gives its place back', (_what, step, expected) => {
    const [person, posting] = [world.person(), world.posting(1)];
    const id = done(world.refer(person, posting));
    done(world.step(id, step));
    expect(status(id)).toBe(expected);
    expect(vacancies(posting).open).toEqual([]);
    expect(world.candidacyState(person).referrals).toEqual({});
  });

  test('a no needs a reason', () => {
    const id = done(world.refer(world.person(), world.posting(1)));
    expect(world.step(id, { type: 'answer', answer: 'declined' }).refused?.code).toBe(
      'placement.reason-needed',
    );
  });

  test('INV-VAC two people never accept the last vacancy, and one that falls through is free again', () => {
    const posting = world.posting(1);
    const [first, second] = [offered(world.person(), posting), offered(world.person(), posting)];
    done(world.step(first, { type: 'accept-offer' }));
    expect(world.step(second, { type: 'accept-offer' }).refused?.code).toBe('posting.no-vacancy');
    done(world.step(first, { type: 'decline-offer', party: 'laborer', reason: 'family' }));
    done(world.step(second, { type: 'accept-offer' }));
    expect(vacancies(posting)).toMatchObject({ reserved: [second] });
  });

  test('a referral lapses after its day and not on it, and only unanswered', () => {
    const id = done(world.refer(world.person(), world.posting(1)));
    world.now = new Date('2026-03-17T15:59:00Z');
    expect(world.step(id, { type: 'lapse' }, TIMER).refused?.code).toBe('placement.not-due');
    world.now = new Date('2026-03-17T16:00:00Z');
    done(world.step(id, { type: 'lapse' }, TIMER));
    const answered = done(world.refer(world.person(), world.posting(1)));
    done(world.step(answered, { type: 'answer', answer: 'accepted' }));
    world.now = new Date('2027-01-01T00:00:00Z');
    expect(world.step(answered, { type: 'lapse' }, TIMER).refused?.code).toBe('placement.not-allowed');
  });

  test('the same again is a repeat and adds nothing', () => {
    const id = accepted(world.person(), world.posting(1));
    const before = world.log.length;
    done(world.step(id, { type: 'accept-offer' }));
    expect(eventsSince(before)).toEqual([]);
  });

  test('what is not allowed is refused with what is', () => {
    const id = offered(world.person(), world.posting(1));
    expect(world.step(id, { type: 'lapse' }, TIMER).refused).toEqual({
      code: 'placement.not-allowed',
      params: { status: 'offered', allowed: 'make-offer, accept-offer, decline-offer, start, cancel' },
    });
  });
});

describe('whose it is', () => {
  test('the employer does its part, and not what an office does', () => {
    const firm = world.firm();
    const id = done(world.refer(world.person(), world.posting(1, {}, firm)));
    const by = { kind: 'employer', employerId: firm } as const;
    done(world.step(id, { type: 'answer', answer: 'accepted', party: 'laborer' }, by));
    expect(world.log.at(-2)?.event.data).toMatchObject({ by: 'employer' });
    done(world.step(id, { type: 'start' }, by));
    expect(world.step(id, { type: 'reverse', reason: 'other' }, by).refused?.code).toBe(
      'placement.office-not-own',
    );
  });

  test('the office that keeps the posting does it on behalf of its employer', () => {
    const id = done(world.refer(world.person(), world.posting(1, { place: '500236' })));
    const by = { kind: 'office', office: 'D500236' } as const;
    done(world.step(id, { type: 'make-offer' }, by));
    expect(world.step(id, { type: 'verify-start', means: 'visit' }, by).refused?.code).toBe(
      'placement.office-not-own',
    );
  });

  test.each([
    ['another employer', { kind: 'employer', employerId: newId() }],
    ['another office', { kind: 'office', office: 'D500118' }],
  ] as const)('%s is answered as if there were none', (_who, by) => {
    const id = done(world.refer(world.person(), world.posting(1, {}, world.firm())));
    const refused = world.step(id, { type: 'answer', answer: 'accepted' }, by).refused;
    expect(refused).toEqual(world.step(newId(), { type: 'answer', answer: 'accepted' }, by).refused);
    expect(refused?.code).toBe('placement.not-found');
  });
});

describe('starting', () => {
  test('INV-ONE a main start closes what else is open for the person, in the same append', () => {
    const person = world.person();
    const [other, elsewhere, here] = [
      done(world.refer(person, world.posting(1))),
      accepted(person, world.posting(1)),
      done(world.refer(person, world.posting(1))),
    ];
    done(world.step(here, { type: 'start' }));
    expect([status(other), status(elsewhere)]).toEqual(['closed-elsewhere', 'closed-elsewhere']);
    expect(world.candidacyState(person)).toMatchObject({ referrals: {}, main: here });
  });

  test('the other postings count conservatively until they are settled', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    placed(person, world.posting(1));
    expect(vacancies(elsewhere)).toMatchObject({ reserved: [other] });
    world.settle(other);
    world.settle(other);
    expect(vacancies(elsewhere)).toEqual({ open: [], reserved: [], taken: [] });
  });

  test('a secondary start closes nothing and stands beside a main one', () => {
    const person = world.person();
    const [main, open] = [placed(person, world.posting(1)), world.posting(1)];
    const secondary = done(world.refer(person, open, { standing: 'secondary' }));
    const third = done(world.refer(person, world.posting(1), { standing: 'secondary' }));
    done(world.step(secondary, { type: 'start' }));
    expect(world.candidacyState(person)).toMatchObject({ main, secondary: [secondary] });
    expect(status(third)).toBe('referred');
  });

  test('INV-ONE a second main start is refused, also of a referral that was meant as secondary', () => {
    const person = world.person();
    placed(person, world.posting(1));
    const second = done(world.refer(person, world.posting(1), { standing: 'secondary' }));
    expect(world.step(second, { type: 'start', standing: 'main' }).refused?.code).toBe(
      'placement.already-placed',
    );
  });

  test('back-dated entry happened at noon of its day, and never before the referral or in the future', () => {
    world.now = new Date('2026-03-02T02:00:00Z');
    const id = done(world.refer(world.person(), world.posting(1), { on: '2026-02-20' }));
    const start = (on: string) => world.step(id, { type: 'start', on }).refused?.code;
    expect(start('2026-02-19')).toBe('placement.dates-reversed');
    expect(start('2026-03-03')).toBe('placement.date-in-future');
    expect(start('2026-02-30')).toBe('placement.date-impossible');
    expect(start('2026-02-25')).toBeUndefined();
    expect(world.log.at(-1)?.event).toMatchObject({ occurredAt: '2026-02-25T04:00:00.000Z' });
  });

  test('the person is stamped with the units as they will be: the unit of work, or the origin outside the city', () => {
    const units = (posting: string) => {
      const state = world.placementState(placed(world.person(), posting));
      return state.status === 'started' ? [state.person.units, state.work.direction] : [];
    };
    const home = { origin: 'D500235', ledger: 'D500235' };
    expect(units(world.posting(1, { place: '500118' }))).toEqual([
      { ...home, responsible: 'D500118', workplace: 'D500118' },
      'inside-city',
    ]);
    expect(units(world.posting(1, { place: '3701' }))).toEqual([
      { ...home, responsible: 'D500235', workplace: null },
      'east',
    ]);
    expect(units(world.posting(1, { place: '5101' }))).toEqual([
      { ...home, responsible: 'D500235', workplace: null },
      'elsewhere',
    ]);
  });

  test('of a county in which two units lie nothing is guessed, but a clerk may know', () => {
    const posting = world.posting(2, { place: '500112' });
    const guessed = world.placementState(placed(world.person(), posting));
    expect(guessed).toMatchObject({ person: { units: { responsible: 'D500235', workplace: null } } });
    const id = done(world.refer(world.person(), posting));
    done(world.step(id, { type: 'start', workplace: 'U-LIANGJIANG' }));
    expect(world.placementState(id)).toMatchObject({
      person: { units: { responsible: 'U-LIANGJIANG', workplace: 'U-LIANGJIANG' } },
      work: { direction: 'inside-city' },
    });
  });
});

describe('recording after the fact', () => {
  test('a direct placement takes a vacancy of the posting and closes the rest', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    const other = done(world.refer(person, world.posting(1)));
    const id = done(world.record(person, posting));
    expect(vacancies(posting)).toMatchObject({ taken: [id] });
    expect(status(other)).toBe('closed-elsewhere');
    expect(world.record(world.person(), posting).refused?.code).toBe('posting.no-vacancy');
  });

  test('whoever is referred to the posting starts from there', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    done(world.refer(person, posting));
    expect(world.record(person, posting).refused?.code).toBe('placement.already-referred');
  });

  test('self-found work needs no posting, and what is not told of it is unknown', () => {
    const id = done(world.record(world.person(), null, { work: { place: '4403', workForm: 'flexible' } }));
    expect(world.placementState(id)).toMatchObject({
      status: 'started',
      terms: { channel: 'own-initiative' },
      work: { occupation: null, place: '4403', direction: 'east', workForm: 'flexible' },
    });
  });

  test('work abroad lies in no division', () => {
    const id = done(world.record(world.person(), null, { work: { abroad: true } }));
    expect(world.placementState(id)).toMatchObject({ work: { place: null, direction: 'abroad' } });
  });

  test.each([
    ['placement.occupation-unknown', { work: { occupation: '9-99-99-99' } }],
    ['placement.industry-unknown', { work: { industry: 'Z99' } }],
    ['placement.division-unknown', { work: { place: '999999' } }],
    ['placement.unit-unknown', { workplace: 'T500235001' }],
    ['placement.employer-unknown', { employerId: newId() }],
    ['placement.date-in-future', { startedOn: '2026-03-03' }],
    [
      'placement.dates-reversed',
      { startedOn: '2026-02-01', ended: { endedOn: '2026-01-01', reason: 'other' } },
    ],
  ] as const)('%s', (code, form) => {
    expect(world.record(world.person(), null, form).refused?.code).toBe(code);
  });

  test('work that is over stands in the way of nothing (INV-ONE)', () => {
    const person = world.person();
    const main = placed(person, world.posting(1));
    const ended = { endedOn: '2026-01-31', reason: 'changed-job' } as const;
    const id = done(world.record(person, null, { startedOn: '2025-06-01', ended }));
    expect(status(id)).toBe('ended');
    expect(world.candidacyState(person).main).toBe(main);
    expect(world.record(person, null).refused?.code).toBe('placement.already-placed');
  });
});

describe('after the start', () => {
  test('retention can be verified once the months have passed, once each', () => {
    const id = placed(world.person(), world.posting(1));
    expect(world.step(id, { type: 'verify-retention', months: '3' }).refused).toMatchObject({
      code: 'placement.retention-early',
      params: { notBefore: '2026-06-02' },
    });
    world.now = new Date('2026-06-02T02:00:00Z');
    done(world.step(id, { type: 'verify-retention', months: '3' }));
    const before = world.log.length;
    done(world.step(id, { type: 'verify-retention', months: '3' }));
    expect(eventsSince(before)).toEqual([]);
  });

  test('an end frees the person and not the vacancy, which was filled', () => {
    const [person, posting] = [world.person(), world.posting(1)];
    const id = placed(person, posting);
    world.now = new Date('2026-04-02T02:00:00Z');
    done(world.step(id, { type: 'end', reason: 'changed-job' }));
    expect(vacancies(posting)).toMatchObject({ taken: [id] });
    placed(person, world.posting(1));
  });

  test('reversing an end is refused while another main placement is open (INV-ONE)', () => {
    const person = world.person();
    const first = placed(person, world.posting(1));
    done(world.step(first, { type: 'end', reason: 'lost-job' }));
    const second = placed(person, world.posting(1));
    expect(world.step(first, { type: 'reverse', reason: 'not-ended' }).refused).toMatchObject({
      code: 'placement.already-placed',
      params: { placement: second },
    });
    done(world.step(second, { type: 'reverse', reason: 'did-not-start' }));
    done(world.step(first, { type: 'reverse', reason: 'not-ended' }));
    expect(world.candidacyState(person).main).toBe(first);
  });
});

describe('reversing a start', () => {
  test('returns the vacancy and reopens what the start had closed, an accepted offer as an offer', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    const posting = world.posting(1);
    const id = placed(person, posting);
    world.settle(other);
    done(world.step(id, { type: 'reverse', reason: 'did-not-start' }));
    expect(status(other)).toBe('offered');
    expect(vacancies(posting)).toEqual({ open: [], reserved: [], taken: [] });
    world.settle(other);
    expect(vacancies(elsewhere)).toEqual({ open: [other], reserved: [], taken: [] });
    expect(world.candidacyState(person)).toMatchObject({
      main: null,
      referrals: { [other]: { stage: 'offer' } },
    });
    done(world.step(other, { type: 'accept-offer' }));
  });

  test('INV-VAC a settling that comes late takes nothing from an offer accepted meanwhile', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'reverse', reason: 'did-not-start' }));
    done(world.step(other, { type: 'accept-offer' }));
    world.settle(other);
    expect(vacancies(elsewhere)).toMatchObject({ reserved: [other] });
  });

  test('reopens nothing for whoever was referred there anew, has other work by now, or was forgotten', () => {
    const reopened = (meanwhile: (person: string, posting: string, id: string) => void) => {
      const [person, elsewhere] = [world.person(), world.posting(5)];
      const other = done(world.refer(person, elsewhere));
      const id = placed(person, world.posting(1));
      meanwhile(person, elsewhere, id);
      done(world.step(id, { type: 'reverse', of: 'start', reason: 'inspection' }));
      return status(other);
    };
    expect(reopened(() => undefined)).toBe('referred');
    expect(reopened((person, posting) => done(world.refer(person, posting, { standing: 'secondary' })))).toBe(
      'closed-elsewhere',
    );
    expect(
      reopened((person, _posting, id) => {
        done(world.step(id, { type: 'end', reason: 'other' }));
        placed(person, world.posting(1));
      }),
    ).toBe('closed-elsewhere');
    expect(reopened((person) => world.tell(`laborer-${person}`, FORGOTTEN))).toBe('closed-elsewhere');
  });
});

describe('correcting', () => {
  test('is recorded whole, and not at all when nothing changes', () => {
    const id = placed(world.person(), world.posting(1));
    done(world.step(id, { type: 'correct', reason: 'typing-error', startedOn: '2026-01-02' }));
    expect(world.log.at(-2)?.event.data).toMatchObject({ startedOn: '2026-01-02', endedOn: null });
    const before = world.log.length;
    done(world.step(id, { type: 'correct', reason: 'typing-error', startedOn: '2026-01-02' }));
    expect(eventsSince(before)).toEqual([]);
  });

  test('another day has other groups and another age band', () => {
    const group = {
      type: 'laborer.group-confirmed',
      data: {
        group: 'registered-poor',
        validFrom: '2026-02-01',
        evidence: 'visit',
        evidenceReference: null,
        source: 'other',
      },
    } as const;
    const person = world.person();
    world.tell(`laborer-${person}`, group);
    const id = placed(person, world.posting(1));
    expect(world.placementState(id)).toMatchObject({ person: { groups: ['registered-poor'] } });
    done(world.step(id, { type: 'correct', reason: 'late-report', startedOn: '2025-05-05' }));
    expect(world.placementState(id)).toMatchObject({ person: { groups: [], ageBand: '30-34' } });
  });

  test('an end that was never recorded is no matter for a correction', () => {
    const id = placed(world.person(), world.posting(1));
    const correct = { type: 'correct', reason: 'other', endedOn: '2026-03-01' } as const;
    expect(world.step(id, correct).refused?.code).toBe('placement.not-ended');
  });

  test('INV-ONE a main placement that was a secondary one gives back what it had closed, and the other way round', () => {
    const person = world.person();
    const other = done(world.refer(person, world.posting(1)));
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'correct', reason: 'typing-error', standing: 'secondary' }));
    expect(world.candidacyState(person)).toMatchObject({ main: null, secondary: [id] });
    expect(status(other)).toBe('referred');
    done(world.step(id, { type: 'correct', reason: 'typing-error', standing: 'main' }));
    expect(world.candidacyState(person)).toMatchObject({ main: id, secondary: [] });
    expect(status(other)).toBe('closed-elsewhere');
  });
});

describe('forgetting', () => {
  test('what is open can still be closed, and what was started ended and reversed; nothing new begins', () => {
    const person = world.person();
    const main = placed(person, world.posting(1));
    const open = done(world.refer(person, world.posting(1), { standing: 'secondary' }));
    world.tell(`laborer-${person}`, FORGOTTEN);
    expect(world.step(open, { type: 'start' }).refused?.code).toBe('placement.laborer-forgotten');
    done(world.step(open, { type: 'cancel', reason: 'person-forgotten' }, TIMER));
    done(world.step(main, { type: 'end', reason: 'other' }, BY_OFFICE));
    done(world.step(main, { type: 'reverse', of: 'start', reason: 'inspection' }));
    expect(world.record(person, null, {}, OFFICE).refused?.code).toBe('placement.laborer-forgotten');
  });
});
