import { HiringWorld, TIMER } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { status, vacancies, eventsSince, offered, accepted } = storyIn(() => world);

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

  test('a lapse that is caught up late happened on the day after the last one', () => {
    const at = (now: string): string | undefined => {
      world.now = new Date('2026-03-02T02:00:00Z');
      const id = done(world.refer(world.person(), world.posting(1)));
      world.now = new Date(now);
      done(world.step(id, { type: 'lapse' }, TIMER));
      return world.log.find(
        ({ streamId, event }) => streamId === `placement-${id}` && event.type === 'placement.referral-lapsed',
      )?.event.occurredAt;
    };
    expect(at('2026-03-18T02:00:00Z')).toBe('2026-03-18T02:00:00.000Z');
    expect(at('2026-04-01T02:00:00Z')).toBe('2026-03-18T04:00:00.000Z');
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
