import { HiringWorld, type Asked } from './hiring-world';

/** @returns the placement's id, of what was not refused. */
export function done(asked: Asked): string {
  expect(asked.refused).toBeUndefined();
  return asked.id;
}

/** What the stories of one file tell again and again, in the world of the test that runs. */
export function storyIn(world: () => HiringWorld) {
  const offered = (person: string, posting: string): string => {
    const id = done(world().refer(person, posting));
    done(world().step(id, { type: 'make-offer' }));
    return id;
  };
  return {
    status: (id: string) => world().placementState(id).status,
    vacancies: (posting: string) => {
      const state = world().postingState(posting);
      if (!('content' in state)) throw new Error('no posting');
      const { open, reserved, taken } = state.content.vacancies;
      return { open, reserved, taken };
    },
    /** Types of the events after the first so many. */
    eventsSince: (count: number) =>
      world()
        .log.slice(count)
        .map(({ event }) => event.type),
    offered,
    accepted: (person: string, posting: string): string => {
      const id = offered(person, posting);
      done(world().step(id, { type: 'accept-offer' }));
      return id;
    },
    placed: (person: string, posting: string): string => {
      const id = done(world().refer(person, posting));
      done(world().step(id, { type: 'start' }));
      return id;
    },
  };
}
