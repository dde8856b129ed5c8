import { foldAll } from '@chunfeng/projections';
import { event, registered, TODAY } from '../../test/laborer.builder';
import { recorded } from '../../test/recorded';
import type { LaborerEvent } from '../domain/laborer.events';
import { laborersProjection } from './laborers.projection';
import { type LaborerRow, laborersTable } from './laborers.table';

const LABORER = '01900000-0000-7000-8000-000000000001';

function rowAfter(...events: readonly LaborerEvent[]): LaborerRow {
  const told = [registered(), ...events].map((it) => ({ laborerId: LABORER, event: it }));
  const [row] = foldAll(laborersProjection, recorded(told)).rows(laborersTable);
  return row!;
}

const asked = { kind: 'work', answer: 'willing', askedOn: '2026-02-01', channel: 'telephone' } as const;
const confirmed = {
  group: 'registered-poor',
  validFrom: '2016-01-01',
  evidence: 'visit',
  evidenceReference: '000-17',
  source: 'poverty-office',
} as const;
const verified = {
  status: 'employed',
  employment: { standing: 'main', foundBy: 'self' },
  channel: 'home-visit',
  verifiedOn: '2026-02-01',
  verifier: 'T500235001',
} as const;

test('a registered laborer has codes, units and an envelope, and nothing that was not said', () => {
  expect(rowAfter()).toMatchObject({
    laborer_id: LABORER,
    version: 1,
    position: 1,
    office: 'T500235001',
    unit_responsible: 'D500235',
    unit_workplace: null,
    birth_year: 1990,
    working_until: 2053,
    will_work: 'unknown',
    employment_status: null,
    open_groups: [],
    consent: null,
    sealed: expect.stringContaining('box 0') as string,
    forgotten: false,
  });
});

test('INV-SEAL no personal value reaches a column', () => {
  const row = JSON.stringify(rowAfter(event('laborer.group-confirmed', confirmed)));
  for (const secret of ['测试甲', '000000199005060', '00012345678', '虚构路', '1990-05-06', '000-17']) {
    expect(row).not.toContain(secret);
  }
});

test('the newest envelope is the one that is shown', () => {
  const data = registered().data as Extract<LaborerEvent, { type: 'laborer.registered' }>['data'];
  const { residence, birthYear, workingAge, education, health, hukouType, person } = data;
  const corrected = event('laborer.details-corrected', {
    person,
    residence: '500235002',
    birthYear,
    workingAge,
    education,
    health,
    hukouType,
    reason: 'changed',
  });
  expect(residence).not.toBe('500235002');
  expect(rowAfter(corrected)).toMatchObject({
    residence: '500235002',
    version: 2,
    sealed: expect.stringContaining('box 1') as string,
  });
});

test('the newest answer by its own date stands, in whatever order answers arrive', () => {
  const [newer, older] = [asked, { ...asked, answer: 'unwilling', askedOn: '2026-01-01' } as const];
  for (const order of [
    [newer, older],
    [older, newer],
  ]) {
    const row = rowAfter(...order.map((data) => event('laborer.willingness-recorded', data)));
    expect(row).toMatchObject({ will_work: 'willing', willingness: { work: newer }, version: 3 });
  }
});

test('a status that was verified earlier does not replace a later one', () => {
  const earlier = {
    ...verified,
    status: 'not-employed',
    employment: null,
    verifiedOn: '2025-11-01',
  } as const;
  const row = rowAfter(
    event('laborer.employment-status-verified', verified),
    event('laborer.employment-status-verified', earlier),
  );
  expect(row).toMatchObject({ employment_status: 'employed', verified_on: '2026-02-01', version: 3 });
});

test('whose verification fell due is on the list until a verification that settles it', () => {
  const due = event('laborer.verification-fell-due', { dueOn: '2026-03-31' });
  const verifiedOn = (day: string) =>
    event('laborer.employment-status-verified', { ...verified, verifiedOn: day });
  expect(rowAfter(due)).toMatchObject({ verification_due_on: '2026-03-31' });
  expect(rowAfter(due, verifiedOn('2025-11-30'))).toMatchObject({ verification_due_on: '2026-03-31' });
  expect(rowAfter(due, verifiedOn('2026-02-01'))).toMatchObject({ verification_due_on: null });
});

test('groups are intervals, and the open ones can be asked for', () => {
  const open = event('laborer.group-confirmed', confirmed);
  expect(rowAfter(open)).toMatchObject({ open_groups: ['registered-poor'] });
  const ended = { group: 'registered-poor', validTo: '2018-12-31', reason: 'exited' } as const;
  expect(rowAfter(open, event('laborer.group-ended', ended))).toMatchObject({
    open_groups: [],
    groups: [{ group: 'registered-poor', validFrom: '2016-01-01', validTo: '2018-12-31' }],
  });
});

test('INV-SEAL the number of a document or form is in no column, and a group confirmed again is one interval', () => {
  const number = '000-99';
  const row = rowAfter(
    event('laborer.group-confirmed', confirmed),
    event('laborer.group-confirmed', { ...confirmed, evidenceReference: number }),
    event('laborer.consent-given', {
      purpose: 'matching',
      givenOn: TODAY,
      form: 'paper',
      formNumber: number,
    }),
  );
  expect(row.groups).toHaveLength(1);
  expect(JSON.stringify(row)).not.toContain(number);
});

test('what remains is folded column by column', () => {
  const consent = { purpose: 'matching', givenOn: TODAY, form: 'paper', formNumber: '000-3' } as const;
  const skill = { occupation: '6-18-02-04', level: '5', source: 'certificate', acquiredOn: null } as const;
  const intention = {
    occupations: [],
    regions: ['50'],
    wageMinFen: null,
    availableFrom: null,
    lodgingNeeded: null,
  };
  const business = { startedOn: TODAY, industry: null, returnee: true };
  const row = rowAfter(
    event('laborer.consent-given', consent),
    event('laborer.skill-recorded', skill),
    event('laborer.intention-recorded', intention),
    event('laborer.self-employment-registered', business),
    event('laborer.service-class-assigned', { serviceClass: 'ready-for-job', assignedOn: TODAY }),
    event('laborer.units-changed', {
      unit: 'responsible',
      from: 'D500235',
      to: 'D500118',
      reason: 'employed-elsewhere',
    }),
  );
  expect(row).toMatchObject({
    consent: { purpose: 'matching', givenOn: TODAY, form: 'paper' },
    consent_sealed: expect.stringContaining('|box 1') as string,
    skills: [skill],
    intention,
    self_employment: business,
    service_class: 'ready-for-job',
    unit_responsible: 'D500118',
    unit_origin: 'D500235',
    version: 7,
  });
  const later = rowAfter(
    event('laborer.consent-given', consent),
    event('laborer.consent-withdrawn', { purpose: 'matching', withdrawnOn: TODAY, channel: 'other' }),
    event('laborer.intention-recorded', intention),
    event('laborer.intention-closed', { reason: 'placed' }),
  );
  expect(later).toMatchObject({
    consent: null,
    consent_sealed: null,
    consent_withdrawn_on: TODAY,
    intention: null,
  });
});

test('after forgetting the row says only that there was somebody, and who may know it', () => {
  const row = rowAfter(
    event('laborer.group-confirmed', confirmed),
    event('laborer.willingness-recorded', asked),
    event('subject.forgotten', { reason: 'own-request' }),
  );
  const { laborer_id, version, position, registered_at, changed_at, ...rest } = row;
  expect([laborer_id, version, position, typeof registered_at, typeof changed_at]).toEqual([
    LABORER,
    4,
    4,
    'string',
    'string',
  ]);
  const known = Object.entries(rest).filter(([, value]) => value !== null && JSON.stringify(value) !== '[]');
  expect(Object.fromEntries(known)).toEqual({
    office: 'T500235001',
    unit_origin: 'D500235',
    unit_ledger: 'D500235',
    unit_responsible: 'D500235',
    synthetic: true,
    will_work: 'unknown',
    will_training: 'unknown',
    will_schooling: 'unknown',
    will_business: 'unknown',
    willingness: {},
    forgotten: true,
  });
});
