import fc from 'fast-check';
import { arbitraryLife, live, type Living, type Moment } from '../../test/arbitrary-life';
import { FiguresDatabase } from '../../test/figures-database';
import { type PlacementDimension, placementFigures, type PlacementQuestion } from './placement-figures';

let database: FiguresDatabase;
beforeAll(async () => (database = await FiguresDatabase.create()));
afterAll(() => database.drop());

const QUESTION = {
  measure: 'started',
  basis: 'origin',
  clock: 'occurred',
  from: '2026-01',
  to: '2026-12',
  by: [],
  filters: {},
} as const satisfies Omit<PlacementQuestion, 'position'>;

/** Rows of a plain count, by the text of their dimension. */
function naive(living: readonly Living[], valuesOf: (one: Living) => readonly string[]) {
  const values = [...new Set(living.flatMap(valuesOf))].sort();
  return values.map((value) => {
    const counted = living.filter((one) => valuesOf(one).includes(value));
    return { value, persons: new Set(counted.map(({ person }) => person)).size, personTimes: counted.length };
  });
}

async function counted(moment: Moment, measure: 'started' | 'ended', by: PlacementDimension) {
  const { position } = moment;
  const { rows } = await placementFigures(database.store, { ...QUESTION, measure, by: [by], position });
  return rows.map(({ dimensions, persons, personTimes }) => ({
    value: dimensions[by],
    persons,
    personTimes,
  }));
}

test('rows by month, industry and group, as of any position, are those of a plain count of what stands then', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLife, fc.nat(), fc.integer({ min: 1, max: 9 }), async (life, at, batch) => {
      const story = await database.begin();
      const moments = live(story, life);
      await database.project(story.events, batch);
      const moment = moments[at % Math.max(1, moments.length)];
      if (moment === undefined) return;
      const { living } = moment;
      const monthsOf = (of: 'startedOn' | 'endedOn') => (one: Living) => [one[of]!.slice(0, 7)];
      const ended = living.filter(({ endedOn }) => endedOn !== null);
      expect(await counted(moment, 'started', 'month')).toEqual(naive(living, monthsOf('startedOn')));
      expect(await counted(moment, 'ended', 'month')).toEqual(naive(ended, monthsOf('endedOn')));
      expect(await counted(moment, 'started', 'industry')).toEqual(naive(living, (one) => [one.industry]));
      const groupsOf = ({ groups }: Living) => (groups.length === 0 ? ['none'] : groups);
      expect(await counted(moment, 'started', 'group')).toEqual(naive(living, groupsOf));
      const { position } = moment;
      const { total } = await placementFigures(database.store, { ...QUESTION, by: ['group'], position });
      const [whole = { persons: 0, personTimes: 0 }] = naive(living, () => ['all']);
      expect(total).toMatchObject({ persons: whole.persons, personTimes: whole.personTimes });
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('by recorded, a month counts what stands at its end less what stood at its beginning', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLife, async (life) => {
      const story = await database.begin();
      const moments = live(story, life);
      await database.project(story.events);
      const { rows } = await placementFigures(database.store, {
        ...QUESTION,
        clock: 'recorded',
        by: ['month'],
        position: story.position,
      });
      const found = new Map(rows.map(({ dimensions, personTimes }) => [dimensions.month, personTimes]));
      let before = 0;
      for (let month = 1; month <= 12; month += 1) {
        const name = `2026-${String(month).padStart(2, '0')}`;
        const last = moments.filter(({ recordedIn }) => recordedIn <= name).at(-1);
        const after = last?.living.length ?? 0;
        expect([name, found.get(name) ?? 0]).toEqual([name, after - before]);
        before = after;
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
