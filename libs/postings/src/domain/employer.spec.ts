import { scenario } from '@chunfeng/testing';
import fc from 'fast-check';
import {
  addIdentifier,
  correctDetails,
  employer,
  forgetContact,
  register,
  reinstate,
  suspendEmployer,
  verify,
  type EmployerState,
  type Registration,
} from './employer';
import type { EmployerEvent } from './employer.events';
import { employerOf } from './posting-employer';

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
const SUBJECT = '00000000-0000-7000-8000-000000000001';
const NEW_SUBJECT = '00000000-0000-7000-8000-000000000002';
/** As stored: of a firm, unless told. */
const registered = (
  change: Partial<Extract<EmployerEvent, { type: 'employer.registered' }>['data']> = {},
): EmployerEvent => ({
  type: 'employer.registered',
  data: { ...registration(), personName: null, subject: SUBJECT, ...change },
});
const suspended: EmployerEvent = { type: 'employer.suspended', data: { reason: 'complaint' } };
const registering = (change: Partial<Registration>) => (state: EmployerState) =>
  register(state, registration(change), reference, SUBJECT);

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
    const stored = { ...corrected, personName: null, subject: SUBJECT };
    story
      .given([registered()])
      .when((state) => correctDetails(state, corrected, reference, NEW_SUBJECT))
      .then([{ type: 'employer.details-corrected', data: stored }]);
    story
      .given([registered()])
      .when((state) => correctDetails(state, { name, kind, division, contact }, reference, NEW_SUBJECT))
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
      .when((state) => correctDetails(state, registration(), reference, NEW_SUBJECT))
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
          const decision = register(employer.initial, registration({ identifiers }), reference, SUBJECT);
          expect(typeof decision.accepted).toBe('boolean');
        },
      ),
    );
  });
});

describe('Persons of an employer', () => {
  const { contact, division } = registration();
  const natural = { name: '合成示例户主', kind: 'natural-person', contact: null, identifiers: [] } as const;
  const household = registered({
    ...natural,
    identifiers: [],
    name: null,
    personName: natural.name,
    vouchedBy: 'T500235001',
  });
  const forgotten: EmployerEvent = {
    type: 'employer.contact-forgotten',
    data: { subject: SUBJECT, reason: 'own-request' },
  };
  const forgetting = (state: EmployerState) => forgetContact(state, 'own-request');

  it('INV-SEAL: the name of a natural person is no clear field, that of a firm is one', () => {
    story
      .given([])
      .when(registering({ ...natural, identifiers: [], vouchedBy: 'T500235001' }))
      .then([household]);
    story
      .given([])
      .when(registering({ contact: null }))
      .then([registered({ contact: null, subject: null })]);
  });

  it('is known by its name as long as it can be read', () => {
    story.given([household]).thenState({
      status: 'active',
      details: { name: natural.name, kind: 'natural-person', division, contact: null },
      subject: SUBJECT,
      forgotten: [],
      identifiers: [],
      verifiedBy: null,
      invitations: [],
      accounts: [],
    });
    story
      .given([household])
      .when((state) => correctDetails(state, { ...natural, division }, reference, NEW_SUBJECT))
      .thenNothing();
  });

  it('INV-SEAL: the name of a natural person goes into no posting', () => {
    const nameIn = (event: EmployerEvent) =>
      employerOf({ id: SUBJECT, name: null }, employer.evolve(employer.initial, event));
    expect(nameIn(household)).toEqual({ employer: { id: SUBJECT, name: null } });
    expect(nameIn(registered())).toEqual({ employer: { id: SUBJECT, name: registration().name } });
  });

  it('are forgotten once, and nobody where there is nobody', () => {
    story.given([registered()]).when(forgetting).then([forgotten]);
    story.given([registered(), forgotten]).when(forgetting).thenNothing();
    story
      .given([registered({ contact: null, subject: null })])
      .when(forgetting)
      .thenNothing();
    story.given([]).when(forgetting).thenRejected('employer.not-found');
  });

  it('are followed by others under a key of their own', () => {
    const { name, kind } = registration();
    const next = { name: '合成接任人', phone: '00011111111' };
    const followed: EmployerEvent = {
      type: 'employer.details-corrected',
      data: { name, personName: null, kind, division, contact: next, subject: NEW_SUBJECT },
    };
    story
      .given([registered(), forgotten])
      .when((state) => correctDetails(state, { name, kind, division, contact: next }, reference, NEW_SUBJECT))
      .then([followed]);
    story
      .given([registered(), forgotten, followed])
      .when(forgetting)
      .then([{ type: 'employer.contact-forgotten', data: { subject: NEW_SUBJECT, reason: 'own-request' } }]);
    expect(contact).not.toEqual(next);
  });

  it('leave the firm its name and nothing of a natural person', () => {
    const after = (event: EmployerEvent) => {
      const state = employer.evolve(employer.evolve(employer.initial, event), forgotten);
      return state.status === 'none' ? undefined : state.details;
    };
    expect(after(registered())).toMatchObject({ name: registration().name, contact: null });
    expect(after(household)).toMatchObject({ name: null, contact: null });
  });
});
