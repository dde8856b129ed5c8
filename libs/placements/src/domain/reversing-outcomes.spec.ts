import { FORGOTTEN, HiringWorld, TIMER } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';
import type { PlacementStep } from './take-step';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld(new Date('2026-03-02T02:00:00Z'));
});
const { status, vacancies, accepted, offered, placed } = storyIn(() => world);

const reverse = (id: string, more: object = {}) =>
  world.step(id, { type: 'reverse', reason: 'late-report', ...more });

test('an answer of day 10 that is typed on day 17 is recorded though the referral has lapsed', () => {
  const [person, posting] = [world.person(), world.posting(1)];
  const id = done(world.refer(person, posting));
  world.now = new Date('2026-03-18T02:00:00Z');
  done(world.step(id, { type: 'lapse' }, TIMER));
  world.now = new Date('2026-03-19T02:00:00Z');
  done(reverse(id, { of: 'lapse' }));
  expect(world.placementState(id)).toMatchObject({ status: 'referred', dueOn: '2026-03-19' });
  expect(vacancies(posting)).toMatchObject({ open: [id] });
  expect(world.candidacyState(person)).toMatchObject({ referrals: { [id]: { stage: 'referred' } } });
  done(world.step(id, { type: 'answer', answer: 'accepted', on: '2026-03-12' }));
  expect(status(id)).toBe('answered');
});

const NO: PlacementStep = { type: 'answer', answer: 'declined', reason: 'pay' };
const OUTCOMES: readonly (readonly [string, string, readonly PlacementStep[], PlacementStep])[] = [
  ['answer', 'referred', [], NO],
  [
    'interview',
    'interview-scheduled',
    [{ type: 'schedule-interview', interviewOn: '2026-03-04' }],
    { type: 'record-interview', outcome: 'not-suitable' },
  ],
  ['offer-decline', 'offered', [{ type: 'make-offer' }], { type: 'decline-offer', reason: 'family' }],
  ['cancellation', 'answered', [{ type: 'answer', answer: 'accepted' }], { type: 'cancel', reason: 'other' }],
];

test.each(OUTCOMES)('reversing of %s: the referral is %s again and counts', (of, before, way, outcome) => {
  const posting = world.posting(1);
  const id = done(world.refer(world.person(), posting));
  for (const step of [...way, outcome]) done(world.step(id, step));
  expect(vacancies(posting)).toMatchObject({ open: [] });
  expect(reverse(id, { of: of === 'answer' ? 'lapse' : 'answer' }).refused?.code).toBe(
    'placement.not-allowed',
  );
  done(reverse(id));
  expect(status(id)).toBe(before);
  expect(vacancies(posting)).toMatchObject({ open: [id] });
  expect(world.log.find(({ event }) => event.type === 'placement.reversed')?.event.data).toEqual({
    ...{ of, reason: 'late-report' },
    // Its last day has not come yet.
    ...(before === 'referred' ? { dueOn: '2026-03-17' } : {}),
  });
});

test('INV-VAC an accepted offer is open as an offer, for its vacancy may be gone', () => {
  const posting = world.posting(1);
  const id = accepted(world.person(), posting);
  done(world.step(id, { type: 'decline-offer', reason: 'family' }));
  placed(world.person(), posting);
  done(reverse(id));
  expect(status(id)).toBe('offered');
  expect(world.step(id, { type: 'accept-offer' }).refused?.code).toBe('posting.no-vacancy');
});

test('INV-QUOTA it was admitted once: a full posting counts it again', () => {
  const posting = world.posting(1, { referralRatio: 1 });
  const id = done(world.refer(world.person(), posting));
  done(world.step(id, { type: 'cancel', reason: 'other' }));
  const other = done(world.refer(world.person(), posting));
  done(reverse(id));
  expect(vacancies(posting).open).toEqual([other, id]);
});

test('INV-ONE INV-QUOTA nobody placed, referred there anew or forgotten comes back', () => {
  const refused = (meanwhile: (person: string, posting: string) => void, standing?: 'secondary') => {
    const [person, posting] = [world.person(), world.posting(5)];
    const id = done(world.refer(person, posting, standing === undefined ? {} : { standing }));
    done(world.step(id, NO));
    meanwhile(person, posting);
    return reverse(id).refused?.code;
  };
  expect(refused((person) => placed(person, world.posting(1)))).toBe('placement.already-placed');
  expect(refused((person) => placed(person, world.posting(1)), 'secondary')).toBeUndefined();
  expect(refused((person, posting) => offered(person, posting))).toBe('placement.already-referred');
  expect(refused((person) => world.tell(`laborer-${person}`, FORGOTTEN))).toBe('placement.laborer-forgotten');
});

test('the employer takes no outcome back, whose answer it was', () => {
  const firm = world.firm();
  const id = done(world.refer(world.person(), world.posting(1, {}, firm)));
  const by = { kind: 'employer', employerId: firm } as const;
  done(world.step(id, NO, by));
  expect(world.step(id, { type: 'reverse', reason: 'typing-error' }, by).refused?.code).toBe(
    'placement.office-not-own',
  );
});
