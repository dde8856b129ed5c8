import { HiringWorld } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { status, vacancies, accepted, placed } = storyIn(() => world);

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

  test.each([
    ['500118', 'D500235'],
    ['3701', 'D500235'],
    ['500112', 'D500235'],
  ])('the told unit of work is one that the place %s may lie in, not %s', (place, workplace) => {
    const id = done(world.refer(world.person(), world.posting(1, { place })));
    expect(world.step(id, { type: 'start', workplace }).refused).toMatchObject({
      code: 'placement.workplace-elsewhere',
      field: '/workplace',
    });
    expect(status(id)).toBe('referred');
  });

  test('the unit of work that a clerk knows tells the direction as well', () => {
    const units = { origin: 'D500112', ledger: 'D500112', responsible: 'D500112', workplace: null };
    const directions = ['D500112', 'U-LIANGJIANG', null].map((workplace) => {
      const id = done(world.refer(world.person({ units }), world.posting(1, { place: '500112' })));
      done(world.step(id, { type: 'start', workplace }));
      const state = world.placementState(id);
      return state.status === 'started' && state.work.direction;
    });
    expect(directions).toEqual(['local', 'inside-city', 'unknown']);
  });
});
