import { scenario } from '@chunfeng/testing';
import fc from 'fast-check';
import {
  addIdentifier,
  correctDetails,
  employer,
  register,
  reinstate,
  suspendEmployer,
  verify,
  type EmployerState,
  type Registration,
} from './employer';
import type { EmployerEvent } from './employer.events';

const story = scenario(employer);
const reference = { placeExists: (code: string) => code.startsWith('50') };
const USCC = { scheme: 'uscc', value: '91350100M000100Y43' } as const;
const ORG = { scheme: 'orgcode9', value: 'M000100Y4' } as const;
const LICENCE = { scheme: 'licence15', value: '110108000000016' } as const;
const scope = 'employer-identifier';

function registration(change: Partial<Registration> = {}): Registration {
  return {
    name: '云阳县某机械有限公司',
    kind: 'enterprise',
    division: '500235',
    contact: { name: '合成联系人', phone: '00000000000' },
    identifiers: [USCC],
    vouchedBy: null,
    synthetic: true,
    ...change,
  };
}
const registered = (change: Partial<Registration> = {}): EmployerEvent => ({
  type: 'employer.registered',
  data: registration(change),
});
const suspended: EmployerEvent = { type: 'employer.suspended', data: { reason: 'complaint' } };
const registering = (change: Partial<Registration>) => (state: EmployerState) =>
  register(state, registration(change), reference);

describe('Registering an employer', () => {
  it('claims its social credit code and the organisation code inside it', () => {
    story.given([]).when(registering({})).then([registered()]);
    story
      .given([])
      .when(registering({}))
      .thenClaims({
        take: [
          { scope, key: 'uscc:91350100M000100Y43' },
          { scope, key: 'orgcode9:M000100Y4' },
        ],
      });
  });

  it('claims a code once when the firm names it in both forms', () => {
    story
      .given([])
      .when(registering({ identifiers: [USCC, ORG] }))
      .thenClaims({
        take: [
          { scope, key: 'uscc:91350100M000100Y43' },
          { scope, key: 'orgcode9:M000100Y4' },
        ],
      });
  });

  it('stores identifiers in one form', () => {
    story
      .given([])
      .when(registering({ identifiers: [{ scheme: 'uscc', value: ' 91350100m000100y43' }] }))
      .then([registered()]);
  });

  it('accepts an employer without identifier when an office vouches for it, else not', () => {
    const committee = { kind: 'village-committee', identifiers: [] } as const;
    story
      .given([])
      .when(registering({ ...committee, identifiers: [], vouchedBy: 'T500235001' }))
      .then([registered({ ...committee, identifiers: [], vouchedBy: 'T500235001' })]);
    story
      .given([])
      .when(registering({ ...committee, identifiers: [] }))
      .thenRejected('employer.identifier-missing', { field: '/identifiers' });
  });

  it.each([
    [
      [{ scheme: 'uscc', value: '91350100M000100Y44' }],
      'employer.identifier-invalid',
      { field: '/identifiers/0', rule: 'GB 32100-2015' },
    ],
    [[USCC, USCC], 'employer.identifier-repeated', { field: '/identifiers/1' }],
    [[USCC, { scheme: 'orgcode9', value: '000000000' }], 'employer.identifier-contradicts', {}],
  ] as const)('refuses %j with %s', (identifiers, code, details) => {
    story
      .given([])
      .when(registering({ identifiers: [...identifiers] }))
      .thenRejected(code, details);
  });

  it('refuses a division that does not exist', () => {
    story
      .given([])
      .when(registering({ division: '999999' }))
      .thenRejected('employer.division-unknown', { rule: 'GB/T 2260' });
  });

  it('refuses an id that is taken', () => {
    story.given([registered()]).when(registering({})).thenRejected('employer.exists');
  });
});

describe('A registered employer', () => {
  it('takes on a licence that it had before, once', () => {
    story
      .given([registered()])
      .when((state) => addIdentifier(state, LICENCE))
      .then([{ type: 'employer.identifier-added', data: { identifier: LICENCE } }]);
    story
      .given([registered()])
      .when((state) => addIdentifier(state, USCC))
      .thenNothing();
  });

  it('does not claim again what it holds', () => {
    story
      .given([registered({ identifiers: [ORG] })])
      .when((state) => addIdentifier(state, USCC))
      .thenClaims({ take: [{ scope, key: 'uscc:91350100M000100Y43' }] });
  });

  it('has one identifier of each scheme, and its codes agree', () => {
    story
      .given([registered({ identifiers: [LICENCE] })])
      .when((state) => addIdentifier(state, { scheme: 'licence15', value: '440301103448669' }))
      .thenRejected('employer.identifier-scheme-held');
    story
      .given([registered()])
      .when((state) => addIdentifier(state, { scheme: 'orgcode9', value: '000000000' }))
      .thenRejected('employer.identifier-contradicts');
  });

  it('is verified once, and not while it is suspended', () => {
    const verified: EmployerEvent = { type: 'employer.verified', data: { office: 'D500235' } };
    story
      .given([registered()])
      .when((state) => verify(state, 'D500235'))
      .then([verified]);
    story
      .given([registered(), verified])
      .when((state) => verify(state, 'CQ'))
      .thenNothing();
    story
      .given([registered(), suspended])
      .when((state) => verify(state, 'D500235'))
      .thenRejected('employer.suspended');
  });

  it('is corrected as a whole, and only when something differs', () => {
    const { name, kind, division, contact } = registration();
    const corrected = { name: '云阳县某机械股份有限公司', kind, division, contact };
    story
      .given([registered()])
      .when((state) => correctDetails(state, corrected, reference))
      .then([{ type: 'employer.details-corrected', data: corrected }]);
    story
      .given([registered()])
      .when((state) => correctDetails(state, { name, kind, division, contact }, reference))
      .thenNothing();
  });

  it('is suspended and reinstated once', () => {
    story
      .given([registered()])
      .when((state) => suspendEmployer(state, 'complaint'))
      .then([suspended]);
    story
      .given([registered(), suspended])
      .when((state) => suspendEmployer(state, 'other'))
      .thenNothing();
    story
      .given([registered(), suspended])
      .when(reinstate)
      .then([{ type: 'employer.reinstated', data: {} }]);
    story.given([registered()]).when(reinstate).thenNothing();
  });

  it('is needed for every command but the first', () => {
    const given = story.given([]);
    given.when((state) => addIdentifier(state, USCC)).thenRejected('employer.not-found');
    given.when((state) => verify(state, 'CQ')).thenRejected('employer.not-found');
    given
      .when((state) => correctDetails(state, registration(), reference))
      .thenRejected('employer.not-found');
    given.when((state) => suspendEmployer(state, 'other')).thenRejected('employer.not-found');
    given.when(reinstate).thenRejected('employer.not-found');
  });

  it('answers any identifier text with a decision, never with an exception', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            scheme: fc.constantFrom('uscc', 'orgcode9', 'licence15'),
            value: fc.string({ unit: 'binary' }),
          }),
        ),
        (identifiers) => {
          const decision = register(employer.initial, registration({ identifiers }), reference);
          expect(typeof decision.accepted).toBe('boolean');
        },
      ),
    );
  });
});
