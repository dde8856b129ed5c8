import { scenario } from '@chunfeng/testing';
import { change, type LaborerChange } from './change';
import { forget } from './forgetting';
import {
  aForm,
  event,
  knowledge,
  NUMBER,
  registered,
  syntheticNumber,
  TODAY,
} from '../../test/laborer.builder';
import { type DataOf, laborer } from './laborer';
import { register } from './registration';
import type { Step } from './step';

const forgotten = event('subject.forgotten', { reason: 'own-request' });

const eventsOf = (step: Step) => (step.accepted ? step.events : []);

const everyChange: readonly LaborerChange[] = [
  { kind: 'correct-details', details: { ...aForm(), reason: 'changed' } },
  {
    kind: 'record-willingness',
    willingness: { kind: 'work', answer: 'willing', askedOn: TODAY, channel: 'other' },
  },
  {
    kind: 'confirm-group',
    group: { group: 'dibao', validFrom: TODAY, evidence: 'visit', evidenceReference: null, source: 'other' },
  },
  { kind: 'end-group', end: { group: 'dibao', validTo: TODAY, reason: 'exited' } },
  {
    kind: 'verify-employment',
    verification: {
      status: 'not-able',
      employment: null,
      channel: 'other',
      verifiedOn: TODAY,
      verifier: 'D500235',
    },
  },
  { kind: 'register-self-employment', business: { startedOn: TODAY, industry: null, returnee: false } },
  { kind: 'record-skill', skill: { occupation: '4', level: null, source: 'practice', acquiredOn: null } },
  {
    kind: 'record-intention',
    intention: {
      occupations: [],
      regions: ['50'],
      wageMinFen: null,
      availableFrom: null,
      lodgingNeeded: null,
    },
  },
  { kind: 'close-intention', end: { reason: 'other' } },
  { kind: 'assign-service-class', assignment: { serviceClass: 'not-now', assignedOn: TODAY } },
  {
    kind: 'give-consent',
    consent: { purpose: 'matching', givenOn: TODAY, form: 'online', formNumber: null },
  },
  { kind: 'withdraw-consent', withdrawal: { purpose: 'matching', withdrawnOn: TODAY, channel: 'other' } },
  { kind: 'change-unit', unit: { unit: 'workplace', to: null, reason: 'other' } },
];

test('forgetting releases the claim, so that the same person may be registered anew', () => {
  scenario(laborer)
    .given([registered()])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge))
    .thenClaims({ release: [{ scope: 'citizen-number', key: `hash of ${NUMBER}` }] });
});

test('the claim released is that of the corrected number', () => {
  const other = syntheticNumber('1990-05-06', 3);
  const [corrected] = eventsOf(
    change(
      laborer.evolve(laborer.initial, registered()),
      { kind: 'correct-details', details: { ...aForm(), citizenNumber: other, reason: 'typing-error' } },
      knowledge,
    ),
  );
  scenario(laborer)
    .given([registered(), corrected!])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge))
    .thenClaims({ release: [{ scope: 'citizen-number', key: `hash of ${other}` }] });
});

test('whose number cannot be read any more loses the claims that are held in their name', () => {
  const held = { scope: 'citizen-number', key: 'some hash' };
  scenario(laborer)
    .given([
      event('laborer.registered', { ...(registered().data as DataOf<'laborer.registered'>), person: null }),
    ])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge, [held]))
    .thenClaims({ release: [held] });
  scenario(laborer)
    .given([registered()])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge, [held]))
    .thenClaims({ release: [{ scope: 'citizen-number', key: `hash of ${NUMBER}` }] });
});

test('forgetting twice changes nothing, and nobody unknown can be forgotten', () => {
  scenario(laborer)
    .given([registered(), forgotten])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge))
    .thenNothing();
  scenario(laborer)
    .given([])
    .when((state) => forget(state, { reason: 'own-request' }, knowledge))
    .thenRejected('laborer.not-found');
});

test('no personal value stays in the state of somebody forgotten', () => {
  scenario(laborer)
    .given([registered(), forgotten])
    .thenState({
      status: 'forgotten',
      office: 'T500235001',
      units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
    });
});

test.each(everyChange.map((wanted) => [wanted.kind, wanted] as const))(
  'after forgetting, %s is refused',
  (_kind, wanted) => {
    scenario(laborer)
      .given([registered(), forgotten])
      .when((state) => change(state, wanted, knowledge))
      .thenRejected('laborer.forgotten');
  },
);

test('after forgetting, the stream cannot be registered again', () => {
  scenario(laborer)
    .given([registered(), forgotten])
    .when((state) => register(state, aForm(), knowledge))
    .thenRejected('laborer.forgotten');
});
