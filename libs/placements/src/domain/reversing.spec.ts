import { FORGOTTEN, HiringWorld } from '../../test/hiring-world';
import { done, storyIn } from '../../test/story';

let world: HiringWorld;
beforeEach(() => {
  world = new HiringWorld();
});
const { status, vacancies, accepted, placed } = storyIn(() => world);

describe('reversing an end', () => {
  test('INV-ONE closes what was opened for the person since, as a start does, and gives it back with the start', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'end', reason: 'other' }));
    const since = accepted(person, elsewhere);
    done(world.step(id, { type: 'reverse', of: 'end', reason: 'not-ended' }));
    expect(world.placementState(since)).toMatchObject({ status: 'closed-elsewhere', by: id });
    expect(world.candidacyState(person)).toMatchObject({ main: id, referrals: {} });
    world.settle(since);
    expect(vacancies(elsewhere)).toMatchObject({ open: [], reserved: [] });
    done(world.step(id, { type: 'reverse', of: 'start', reason: 'did-not-start' }));
    expect(status(since)).toBe('offered');
  });

  test('of secondary work closes nothing', () => {
    const person = world.person();
    const id = done(world.record(person, null, { standing: 'secondary' }));
    done(world.step(id, { type: 'end', reason: 'other' }));
    const since = done(world.refer(person, world.posting(1)));
    done(world.step(id, { type: 'reverse', reason: 'not-ended' }));
    expect(status(since)).toBe('referred');
  });
});

describe('reversing a start', () => {
  test('returns the vacancy and reopens what the start had closed, an accepted offer as an offer', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    const posting = world.posting(1);
    const id = placed(person, posting);
    world.settle(other);
    done(world.step(id, { type: 'reverse', reason: 'did-not-start' }));
    expect(status(other)).toBe('offered');
    expect(vacancies(posting)).toEqual({ open: [], reserved: [], taken: [] });
    world.settle(other);
    expect(vacancies(elsewhere)).toEqual({ open: [other], reserved: [], taken: [] });
    expect(world.candidacyState(person)).toMatchObject({
      main: null,
      referrals: { [other]: { stage: 'offer' } },
    });
    done(world.step(other, { type: 'accept-offer' }));
  });

  test('INV-VAC a settling that comes late takes nothing from an offer accepted meanwhile', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'reverse', reason: 'did-not-start' }));
    done(world.step(other, { type: 'accept-offer' }));
    world.settle(other);
    expect(vacancies(elsewhere)).toMatchObject({ reserved: [other] });
  });

  test('INV-VAC a settling that comes late gives back the vacancy of an offer that is open again', () => {
    const [person, elsewhere] = [world.person(), world.posting(1)];
    const other = accepted(person, elsewhere);
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'reverse', reason: 'did-not-start' }));
    expect(vacancies(elsewhere)).toMatchObject({ reserved: [other] });
    world.settle(other);
    expect(vacancies(elsewhere)).toEqual({ open: [other], reserved: [], taken: [] });
  });

  test('INV-QUOTA of two referrals to one posting that it has closed, only the newer one is open again', () => {
    const [person, elsewhere] = [world.person(), world.posting(5)];
    const older = done(world.refer(person, elsewhere));
    const id = placed(person, world.posting(1));
    done(world.step(id, { type: 'end', reason: 'other' }));
    const newer = done(world.refer(person, elsewhere));
    done(world.step(id, { type: 'reverse', of: 'end', reason: 'not-ended' }));
    done(world.step(id, { type: 'reverse', of: 'start', reason: 'did-not-start' }));
    expect([status(older), status(newer)]).toEqual(['closed-elsewhere', 'referred']);
  });

  test('reopens nothing for whoever was referred there anew, has other work by now, or was forgotten', () => {
    const reopened = (meanwhile: (person: string, posting: string, id: string) => void) => {
      const [person, elsewhere] = [world.person(), world.posting(5)];
      const other = done(world.refer(person, elsewhere));
      const id = placed(person, world.posting(1));
      meanwhile(person, elsewhere, id);
      done(world.step(id, { type: 'reverse', of: 'start', reason: 'inspection' }));
      return status(other);
    };
    expect(reopened(() => undefined)).toBe('referred');
    expect(reopened((person, posting) => done(world.refer(person, posting, { standing: 'secondary' })))).toBe(
      'closed-elsewhere',
    );
    expect(
      reopened((person, _posting, id) => {
        done(world.step(id, { type: 'end', reason: 'other' }));
        placed(person, world.posting(1));
      }),
    ).toBe('closed-elsewhere');
    expect(reopened((person) => world.tell(`laborer-${person}`, FORGOTTEN))).toBe('closed-elsewhere');
  });
});
