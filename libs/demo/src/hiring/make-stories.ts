import type { Registration } from '@chunfeng/laborers';
import { daysBefore, yearOf } from '../calendar';
import { demoLaborerId } from '../demo-ids';
import { makeLaborer } from '../people/make-laborer';
import type { DemoPosting } from '../postings/demo-posting';
import { Random } from '../random';
import type { World } from '../world';
import type { HiringStory, StoryStep } from './hiring-story';

/** A posting of the demonstration that people can be sent to. */
export interface OpenPosting {
  readonly postingId: string;
  readonly terms: DemoPosting['terms'];
}

export interface StoriesOptions {
  readonly seed: number;
  /** Laborers of the demonstration. */
  readonly laborers: number;
  readonly postings: readonly OpenPosting[];
  readonly count: number;
  readonly today: string;
}

const QUARTER = 90;

/**
 * What happened in the last three months: most of those who were sent have begun to work, some have ended it, some
 * said no, some wait for an answer, a few were recorded wrongly. About one in ten found the work alone.
 */
export function makeStories(world: World, options: StoriesOptions): HiringStory[] {
  const { seed, laborers, count, today } = options;
  const room = new Map(options.postings.map(({ postingId, terms }) => [postingId, terms.headcount]));
  const stories: HiringStory[] = [];
  for (let index = 0; index < laborers && stories.length < count; index += 1) {
    const person = makeLaborer(world, seed, index, today);
    const random = Random.of(seed ^ 0x165667b1, index);
    if (!looksForWork(person) || !isOfWorkingAge(person, today) || !random.chance(0.35)) continue;
    const laborerId = demoLaborerId(seed, index);
    const base = { laborerId, office: person.office };
    if (random.chance(0.1)) {
      stories.push(selfFound(random, base, person, today));
      continue;
    }
    const posting = suitable(random, person, options.postings, room);
    if (posting === undefined) continue;
    room.set(posting.postingId, (room.get(posting.postingId) ?? 0) - 1);
    stories.push(referred(random, base, posting.postingId, today));
  }
  return stories;
}

function looksForWork({ consent, willingness = [], employment }: Registration): boolean {
  const willing = willingness.some(({ kind, answer }) => kind === 'work' && answer === 'willing');
  return consent !== undefined && willing && (employment?.status ?? 'not-employed') === 'not-employed';
}

/** By the strictest age of the table (R2): whoever may still work by one of its rows is left out with the others. */
function isOfWorkingAge({ citizenNumber }: Registration, today: string): boolean {
  const age = yearOf(today) - Number(citizenNumber.slice(6, 10));
  return age < (Number(citizenNumber[16]) % 2 === 1 ? 60 : 50);
}

/** Where the person would go, in a trade that was named; the first such after a place drawn by lot. */
function suitable(
  random: Random,
  { intention }: Registration,
  postings: readonly OpenPosting[],
  room: ReadonlyMap<string, number>,
): OpenPosting | undefined {
  if (intention === undefined || postings.length === 0) return undefined;
  const start = random.integer(0, postings.length - 1);
  return [...postings.slice(start), ...postings.slice(0, start)].find(
    ({ postingId, terms }) =>
      (room.get(postingId) ?? 0) > 0 &&
      intention.regions.some((region) => terms.place.startsWith(region)) &&
      (intention.occupations.length === 0 ||
        intention.occupations.some((code) => terms.occupationCode.startsWith(code.slice(0, 4)))),
  );
}

interface Base {
  readonly laborerId: string;
  readonly office: string;
}

const COURSES = [
  ['working', 66],
  ['ended', 9],
  ['reversed', 2],
  ['corrected', 2],
  ['declined', 7],
  ['waiting', 5],
  ['lapsing', 3],
  ['interviewed', 3],
  ['offer-declined', 3],
] as const;

function referred(
  random: Random,
  { laborerId, office }: Base,
  postingId: string,
  today: string,
): HiringStory {
  const [course] = random.weighted(COURSES, ([, share]) => share);
  const sent = sentDaysAgo(random, course);
  const day = (after: number): string => daysBefore(today, Math.max(0, sent - after));
  const channel = random.weighted(['office', 'broker', 'fair'] as const, (it) => (it === 'office' ? 7 : 1.5));
  const referral = { laborerId, postingId, channel, on: day(0) };
  return { referral, office, steps: stepsOf(random, course, day) };
}

function sentDaysAgo(random: Random, course: (typeof COURSES)[number][0]): number {
  if (course === 'waiting') return random.integer(1, 9);
  if (course === 'lapsing') return random.integer(20, 60);
  if (course === 'interviewed') return random.integer(5, 20);
  return random.integer(30, QUARTER);
}

function stepsOf(
  random: Random,
  course: (typeof COURSES)[number][0],
  day: (after: number) => string,
): StoryStep[] {
  if (course === 'waiting' || course === 'lapsing') return [];
  if (course === 'declined') {
    const reason = random.pick(['not-suitable', 'pay', 'distance', 'family', 'position-filled'] as const);
    return [{ type: 'answer', answer: 'declined', party: 'employer', reason, on: day(3) }];
  }
  const answered: StoryStep = { type: 'answer', answer: 'accepted', party: 'employer', on: day(2) };
  const interview: StoryStep = { type: 'record-interview', outcome: 'suitable', on: day(4) };
  if (course === 'interviewed') return [answered, interview];
  const offered: StoryStep = { type: 'make-offer', on: day(5) };
  if (course === 'offer-declined')
    return [
      answered,
      interview,
      offered,
      { type: 'decline-offer', party: 'laborer', reason: 'pay', on: day(6) },
    ];
  const contract = random.weighted(['written', 'oral', 'unknown'] as const, (it) =>
    it === 'written' ? 6 : 2,
  );
  const begun: StoryStep[] = [
    answered,
    ...(random.chance(0.6) ? [interview] : []),
    offered,
    { type: 'accept-offer', on: day(6) },
    { type: 'start', contract, on: day(random.integer(7, 12)) },
  ];
  switch (course) {
    case 'ended': {
      const reason = random.pick(['changed-job', 'lost-job', 'returned-home', 'contract-ended'] as const);
      return [...begun, { type: 'end', reason, on: day(random.integer(20, 30)) }];
    }
    case 'reversed':
      return [...begun, { type: 'reverse', reason: 'did-not-start' }];
    case 'corrected':
      return [...begun, { type: 'correct', reason: 'typing-error', contract: 'written' }];
    case 'working':
      return begun;
  }
}

/** Told at a visit: what, where and since when. */
function selfFound(
  random: Random,
  { laborerId, office }: Base,
  person: Registration,
  today: string,
): HiringStory {
  const { occupations = [], regions = [] } = person.intention ?? {};
  const place = regions[0];
  const occupation = occupations[0];
  const work = { ...(occupation ? { occupation } : {}), ...(place ? { place } : {}) };
  return {
    record: {
      laborerId,
      postingId: null,
      route: 'self-found',
      startedOn: daysBefore(today, random.integer(5, QUARTER)),
      standing: 'main',
      contract: 'unknown',
      monthlyWageFen: null,
      work,
    },
    office,
    steps: [],
  };
}
