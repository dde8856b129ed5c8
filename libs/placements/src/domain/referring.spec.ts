import { FORGOTTEN, HiringWorld, newId, TIMER } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { eventsSince, placed } = storyIn(() => world);

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

  test('one that is entered late stays open until the end of the day, so that what came of it can be told', () => {
    const due = (on: string) => {
      const [person, posting] = [world.person(), world.posting(1)];
      const before = world.log.length;
      const id = done(world.refer(person, posting, { on }));
      expect(world.step(id, { type: 'lapse' }, TIMER).refused?.code).toBe('placement.not-due');
      return world.log[before]?.event.data;
    };
    expect(due('2026-01-10')).toMatchObject({ referredOn: '2026-01-10', dueOn: '2026-03-02' });
    expect(due('2026-02-20')).toMatchObject({ dueOn: '2026-03-07' });
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
