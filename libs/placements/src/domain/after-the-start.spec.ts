import { BY_OFFICE, FORGOTTEN, HiringWorld, OFFICE, TIMER } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { status, vacancies, eventsSince, placed } = storyIn(() => world);

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

describe('correcting where somebody works', () => {
  const unitsOf = (id: string) => {
    const state = world.placementState(id);
    return state.status === 'started' ? state.person.units : undefined;
  };
  const home = { origin: 'D500235', ledger: 'D500235' };

  test('work that turns out to be secondary moved nobody: the origin is responsible again', () => {
    const id = placed(world.person(), world.posting(1, { place: '500118' }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'D500118', workplace: 'D500118' });
    done(world.step(id, { type: 'correct', reason: 'inspection', standing: 'secondary' }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'D500235', workplace: 'D500118' });
  });

  test('a unit of work that a clerk told stays told while the place is the same', () => {
    const id = done(world.refer(world.person(), world.posting(1, { place: '500112' })));
    done(world.step(id, { type: 'start', workplace: 'U-LIANGJIANG' }));
    done(world.step(id, { type: 'correct', reason: 'inspection', standing: 'secondary' }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'D500235', workplace: 'U-LIANGJIANG' });
    done(world.step(id, { type: 'correct', reason: 'inspection', standing: 'main' }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'U-LIANGJIANG', workplace: 'U-LIANGJIANG' });
  });

  test('a unit of work that is told later tells the direction, also when the place is said again', () => {
    const id = placed(world.person(), world.posting(1, { place: '50' }));
    const direction = () => {
      const state = world.placementState(id);
      return state.status === 'started' && state.work.direction;
    };
    expect(direction()).toBe('unknown');
    done(world.step(id, { type: 'correct', reason: 'late-report', workplace: 'D500118' }));
    expect(direction()).toBe('inside-city');
    done(world.step(id, { type: 'correct', reason: 'late-report', contract: 'oral', work: { place: '50' } }));
    expect(direction()).toBe('inside-city');
    expect(unitsOf(id)).toMatchObject({ workplace: 'D500118' });
    const wrong = { type: 'correct', reason: 'late-report', work: { place: '500235' } } as const;
    expect(world.step(id, { ...wrong, workplace: 'D500118' }).refused?.code).toBe(
      'placement.workplace-elsewhere',
    );
  });

  test('a place that nobody knows after all leaves nobody where they never were', () => {
    const id = done(world.record(world.person(), null, { work: { place: '500118' } }));
    done(world.step(id, { type: 'correct', reason: 'inspection', work: { place: null } }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'D500235', workplace: null });
  });

  test('work that turns out to lie abroad has no unit of work', () => {
    const id = done(world.record(world.person(), null, { workplace: 'D500118' }));
    expect(unitsOf(id)).toMatchObject({ responsible: 'D500118', workplace: 'D500118' });
    done(world.step(id, { type: 'correct', reason: 'inspection', work: { abroad: true } }));
    expect(unitsOf(id)).toEqual({ ...home, responsible: 'D500235', workplace: null });
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
