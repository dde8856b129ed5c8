import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { change, type LaborerChange } from './change';
import { forget } from './forgetting';
import { type Laborer, laborer } from './laborer';
import { aForm, knowledge, NUMBER, syntheticNumber } from '../../test/laborer.builder';
import { laborerEvents } from './laborer.events';
import { register, type Registration } from './registration';
import type { Step } from './step';

const ajv = addFormats(new Ajv({ strict: false }));
const validators = new Map(laborerEvents.map(({ type, schema }) => [type, ajv.compile(schema)]));

const day = fc.constantFrom(
  '1999-12-31',
  '2016-02-29',
  '2025-12-31',
  '2026-03-02',
  '2026-03-03',
  '2025-02-29',
  '',
);
const office = fc.constantFrom('CQ', 'D500235', 'T500235001', 'V500235001001', 'D500118', 'D999999', 'x');
const occupation = fc.constantFrom('6-18-02-04', '4-09', '4', '9-99', 'welder');
const channel = fc.constantFrom('home-visit', 'telephone', 'campaign', 'other');
const group = fc.constantFrom('registered-poor', 'dibao');
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const willingness = fc.record({
  kind: fc.constantFrom('work', 'training', 'schooling', 'business'),
  answer: fc.constantFrom('willing', 'unwilling', 'unknown'),
  askedOn: day,
  channel,
});
const verification = fc.record(
  {
    status: fc.constantFrom('not-employed', 'employed', 'self-employed', 'in-school', 'not-able'),
    employment: nullable(
      fc.record({
        standing: fc.constantFrom('main', 'secondary'),
        foundBy: fc.constantFrom('self', 'organised', 'unknown'),
      }),
    ),
    channel,
    verifiedOn: day,
    verifier: office,
    workplace: fc.constantFrom('D500118', 'D500235', 'outside', 'T500235001'),
  },
  { requiredKeys: ['status', 'employment', 'channel', 'verifiedOn', 'verifier'] },
);
const confirmation = fc.record({
  group,
  validFrom: day,
  evidence: fc.constantFrom('certificate', 'visit'),
  evidenceReference: nullable(fc.constant('000-1')),
  source: fc.constant('other' as const),
});
const skill = fc.record({
  occupation,
  level: nullable(fc.constantFrom('1', '5')),
  source: fc.constantFrom('certificate', 'training', 'practice'),
  acquiredOn: nullable(day),
});
const intention = fc.record({
  occupations: fc.array(occupation, { maxLength: 3 }),
  regions: fc.array(fc.constantFrom('44', '4403', '500235', '500235001', '99'), {
    minLength: 1,
    maxLength: 3,
  }),
  wageMinFen: nullable(fc.nat()),
  availableFrom: nullable(day),
  lodgingNeeded: nullable(fc.boolean()),
});
const consent = fc.record({
  purpose: fc.constant('matching' as const),
  givenOn: day,
  form: fc.constantFrom('paper', 'online'),
  formNumber: fc.constant(null),
});
const citizenNumber = fc.constantFrom(
  NUMBER,
  syntheticNumber('1955-01-01', 2),
  '11010519491231002X',
  '5.1E+17',
  '',
);
const form: fc.Arbitrary<Partial<Registration>> = fc.record(
  {
    citizenNumber,
    office,
    residence: fc.constantFrom('500235', '500235001', '500235001001', '440305', '12'),
    synthetic: fc.boolean(),
    willingness: fc.array(willingness, { maxLength: 2 }),
    groups: fc.array(confirmation, { maxLength: 2 }),
    employment: verification,
    skills: fc.array(skill, { maxLength: 2 }),
    intention,
    consent,
  },
  { requiredKeys: [] },
);

const changes: fc.Arbitrary<LaborerChange> = fc.oneof(
  fc.record({
    kind: fc.constant('correct-details' as const),
    details: form.map((some) => ({ ...aForm(some), reason: 'changed' as const })),
  }),
  willingness.map((it) => ({ kind: 'record-willingness' as const, willingness: it })),
  confirmation.map((it) => ({ kind: 'confirm-group' as const, group: it })),
  fc
    .record({ group, validTo: day, reason: fc.constantFrom('exited', 'recorded-in-error') })
    .map((end) => ({ kind: 'end-group' as const, end })),
  verification.map((it) => ({ kind: 'verify-employment' as const, verification: it })),
  skill.map((it) => ({ kind: 'record-skill' as const, skill: it })),
  intention.map((it) => ({ kind: 'record-intention' as const, intention: it })),
  fc.constant({ kind: 'close-intention' as const, end: { reason: 'other' as const } }),
  consent.map((it) => ({ kind: 'give-consent' as const, consent: it })),
  day.map((withdrawnOn) => ({
    kind: 'withdraw-consent' as const,
    withdrawal: { purpose: 'matching' as const, withdrawnOn, channel: 'other' as const },
  })),
  fc
    .record({
      unit: fc.constantFrom('origin', 'ledger', 'responsible', 'workplace'),
      to: nullable(fc.constantFrom('D500118', 'D500235', 'CQ')),
      reason: fc.constant('other' as const),
    })
    .map((unit) => ({ kind: 'change-unit' as const, unit })),
);

type Command = (state: Laborer) => Step;
const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: form.map((some) => (state: Laborer) => register(state, aForm(some), knowledge)) },
  { weight: 12, arbitrary: changes.map((wanted) => (state: Laborer) => change(state, wanted, knowledge)) },
  {
    weight: 1,
    arbitrary: fc.constant((state: Laborer) => forget(state, { reason: 'own-request' }, knowledge)),
  },
);

function after(state: Laborer, step: Step): Laborer {
  return step.accepted ? step.events.reduce((now, event) => laborer.evolve(now, event), state) : state;
}

test('every command in every state is decided, and every event fits its schema', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 12 }), (sequence) => {
      let state = after(laborer.initial, register(laborer.initial, aForm(), knowledge));
      for (const command of sequence) {
        const step = command(state);
        for (const event of step.accepted ? step.events : []) {
          const validate = validators.get(event.type);
          expect(validate?.(event.data) === true ? undefined : validate?.errors).toBeUndefined();
        }
        state = after(state, step);
      }
    }),
    { numRuns: 400 },
  );
});

test('a command that is given twice leaves the state as once', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 6 }), commands, (before, command) => {
      const start = after(laborer.initial, register(laborer.initial, aForm(), knowledge));
      const state = before.reduce((now, next) => after(now, next(now)), start);
      const once = after(state, command(state));
      expect(after(once, command(once))).toEqual(once);
    }),
    { numRuns: 400 },
  );
});

test('intervals of a group never overlap and at most one is open', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 30 }), (sequence) => {
      const start = after(laborer.initial, register(laborer.initial, aForm(), knowledge));
      const state = sequence.reduce((now, next) => after(now, next(now)), start);
      if (state.status !== 'registered') return;
      for (const one of state.groups) {
        for (const other of state.groups) {
          if (one === other || one.group !== other.group) continue;
          const apart =
            (one.validTo !== null && one.validTo <= other.validFrom) ||
            (other.validTo !== null && other.validTo <= one.validFrom);
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('events in any order at all are folded without an error', () => {
  const step = register(laborer.initial, aForm(), knowledge);
  const some = fc.oneof(
    fc.constant(step.accepted ? step.events : []),
    commands.map((command) => {
      const state = after(laborer.initial, step);
      const decided = command(state);
      return decided.accepted ? decided.events : [];
    }),
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 10 }), (batches) => {
      batches.flat().reduce<Laborer>((now, event) => laborer.evolve(now, event), laborer.initial);
    }),
  );
});
