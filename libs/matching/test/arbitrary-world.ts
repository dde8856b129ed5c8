import fc from 'fast-check';
import type { MatchPolicy } from '../src/domain/policy/match-policy.schema';
import { MATCH_POLICY_1 } from '../src/domain/policy/match-policy-1';
import type { PointReason } from '../src/domain/reasons';
import type { Skill, Terms, World, WorldPerson, WorldPosting } from './world';

/** Few values, so that people and postings meet often and ties are common. */
const OCCUPATIONS = [
  '6-31-05-00',
  '6-31-05-01',
  '6-31-05',
  '6-31',
  '6',
  '6-18-02-04',
  '6-18-02',
  '4-07-05-01',
];
const REGIONS = ['50', '5002', '500235', '500101', '44', '4403'];
const PLACES = ['500235', '500235101', '500235101201', '500101', '5001', '50', '4403', '440305', '44'];
const DAYS = ['2025-06-01', '2026-02-25', '2026-03-01', '2026-03-02', '2026-04-05', '2027-01-01'];
const GROUPS = ['registered-poor', 'dibao', 'disabled', 'hard-to-place', 'veteran'] as const;
const EDUCATION = ['90', '80', '71', '61', '47', '31', '21'];
const LEVELS = ['1', '3', '5'] as const;

const oneOf = <const T>(values: readonly T[]) => fc.constantFrom(...values);
/** Absent once in `freq` times. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) => fc.option(arbitrary, { nil: null, freq });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const someOf = <const T>(values: readonly T[], maxLength: number, minLength = 0) =>
  fc.uniqueArray(oneOf(values), { minLength, maxLength });
/** 2,000 to 6,000 yuan in steps of 500. */
const monthlyFen = fc.integer({ min: 4, max: 12 }).map((steps) => steps * 50_000);
/** 100 to 280 yuan a day. */
const dailyFen = fc.integer({ min: 10, max: 28 }).map((steps) => steps * 1_000);

const skill: fc.Arbitrary<Skill> = fc.record({
  occupation: oneOf(OCCUPATIONS),
  level: maybe(oneOf(LEVELS)),
  source: oneOf(['certificate', 'training', 'practice'] as const),
  acquiredOn: maybe(oneOf(['2024-01-01', '2025-03-01', '2025-03-02', '2026-01-01'])),
});

/** Like the laborer's record: one skill per occupation and level. */
const skills = fc.uniqueArray(skill, {
  maxLength: 3,
  selector: ({ occupation, level }) => `${occupation}/${String(level)}`,
});

const intention = fc.record({
  occupations: someOf(OCCUPATIONS, 3),
  regions: someOf(REGIONS, 4, 2),
  wageMinFen: maybe(monthlyFen),
  availableFrom: rarely(oneOf(DAYS)),
  lodgingNeeded: maybe(fc.boolean()),
});

const mostly = <const T>(usual: T, others: readonly T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: oneOf(others) });

const person = fc.record<Omit<WorldPerson, 'id'>>({
  residence: oneOf(['500235101201', '500235', '500101', '440305']),
  birthYear: oneOf([1966, 1967, 1979, 1980, 1990, 1991, 2009, 2010, 2011]),
  untilYear: mostly(2040, [2025, 2026]),
  education: oneOf(EDUCATION),
  health: oneOf(['1', '2', '3', '6'] as const),
  groups: someOf(GROUPS, 3),
  skills,
  intention: fc.oneof({ weight: 9, arbitrary: intention }, { weight: 1, arbitrary: fc.constant(null) }),
  consent: mostly(true, [false]),
  willing: mostly('willing', ['unwilling', 'unknown'] as const),
  status: mostly('not-employed', ['employed', 'self-employed', 'in-school', 'not-able'] as const),
  secondary: fc.boolean(),
});

const monthlyWage = fc.record({
  minFen: maybe(monthlyFen),
  maxFen: maybe(monthlyFen),
  period: fc.constant('month' as const),
});
const otherWage = fc.record({
  minFen: maybe(dailyFen),
  maxFen: maybe(dailyFen),
  period: oneOf(['hour', 'day', 'year', 'piece'] as const),
});

const terms = fc
  .record({
    occupation: oneOf(OCCUPATIONS),
    kind: fc.oneof(
      { weight: 6, arbitrary: oneOf(['ordinary', 'workshop'] as const) },
      { weight: 5, arbitrary: fc.constant('public-welfare' as const) },
      { weight: 1, arbitrary: fc.constant('civil-service' as const) },
    ),
    wage: maybe(fc.oneof(monthlyWage, otherWage)),
    place: oneOf(PLACES),
    age: maybe(
      fc.record({ min: maybe(oneOf([16, 17, 35, 36])), max: maybe(oneOf([35, 45, 46, 59, 60])) }),
      2,
    ),
    education: rarely(oneOf(EDUCATION)),
    requiredSkill: rarely(fc.record({ occupation: oneOf(OCCUPATIONS), level: oneOf(LEVELS) })),
    health: rarely(oneOf(['good', 'any'] as const)),
    targetGroups: someOf([...GROUPS, 'somebody-else'], 2),
    lodging: maybe(fc.boolean()),
    validFrom: rarely(oneOf(['2026-01-01', '2026-03-02', '2026-03-01'])),
    validThrough: rarely(oneOf(['2026-02-28', '2026-03-01', '2026-06-30'])),
  })
  .map(({ occupation, ...stated }) => ({
    ...UNSTATED,
    ...stated,
    occupation: { code: occupation, edition: '2022' as const, method: 'code' as const },
  }));

const UNSTATED: Omit<Terms, 'occupation' | 'kind' | 'wage' | 'place'> = {
  title: 'synthetic',
  headcount: 3,
  headcountRaw: null,
  referralRatio: null,
  wageRaw: null,
  placeRaw: null,
  age: null,
  ageRaw: null,
  sexRaw: null,
  sexLegalGround: null,
  education: null,
  requiredSkill: null,
  skills: [],
  experienceMonths: null,
  health: null,
  industry: null,
  workForm: null,
  targetGroups: [],
  lodging: null,
  board: null,
  benefits: [],
  description: null,
  validFrom: null,
  validThrough: null,
};

const posting = fc.record<Omit<WorldPosting, 'id'>>({
  terms,
  listing: mostly('published', ['listed-incomplete', 'unchecked'] as const),
  vacancies: fc.array(
    fc.record({
      what: fc.constantFrom('counted', 'reserved', 'taken', 'taken', 'released', 'returned'),
      placement: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 6 },
  ),
});

/** Any policy that may be published: better facts never count less. */
const points = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 17, maxLength: 17 })
  .map((weights): MatchPolicy['points'] => {
    const reasons = Object.keys(MATCH_POLICY_1.points) as PointReason[];
    const steps: [number, number][] = [
      [0, 4],
      [4, 6],
      [8, 10],
      [10, 14],
    ];
    const ordered = [...weights];
    for (const [from, to] of steps)
      ordered.splice(from, to - from, ...weights.slice(from, to).sort((a, b) => b - a));
    const entries = reasons.map((reason, at) => [reason, { value: ordered[at] ?? 0, source: 'test' }]);
    return Object.fromEntries(entries) as MatchPolicy['points'];
  });

const sourced = <T>(arbitrary: fc.Arbitrary<T>) => arbitrary.map((value) => ({ value, source: 'test' }));

const policy: fc.Arbitrary<MatchPolicy> = fc.record({
  points: fc.oneof(fc.constant(MATCH_POLICY_1.points), points),
  welfare: fc.record({
    classes: sourced(fc.array(someOf(GROUPS, 3, 1), { maxLength: 3 })),
    needsHardToPlace: sourced(fc.boolean()),
    exclusive: sourced(fc.boolean()),
  }),
  priorityGroups: sourced(someOf(GROUPS, 2)),
  goodHealth: sourced(oneOf([['1'], ['1', '2']] as const).map((codes) => [...codes])),
  limits: fc.record({
    listLength: sourced(fc.integer({ min: 1, max: 4 })),
    minimumAge: sourced(fc.constant(16)),
    availableWithinDays: sourced(oneOf([0, 35])),
    trainedWithinDays: sourced(oneOf([365, 364])),
    wageWellAbovePercent: sourced(oneOf([100, 120, 133])),
    lowestCloseness: sourced(mostly(1, [2, 3])),
  }),
  wageFactors: fc.constant(MATCH_POLICY_1.wageFactors),
});

const idOf = (kind: number, at: number) => `0000000${kind}-0000-7000-8000-${String(at).padStart(12, '0')}`;

export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    policy,
    people: fc.array(person, { minLength: 3, maxLength: 10 }),
    postings: fc.array(posting, { minLength: 2, maxLength: 6 }),
    on: fc.constant('2026-03-01'),
  })
  .map(({ people, postings, ...world }) => ({
    ...world,
    people: people.map((each, at) => ({ id: idOf(1, at), ...each })),
    postings: postings.map((each, at) => ({ id: idOf(2, at), ...each })),
  }));
