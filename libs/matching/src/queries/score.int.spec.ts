import fc from 'fast-check';
import { arbitraryWorld } from '../../test/arbitrary-world';
import { MatchDatabase } from '../../test/match-database';
import { type Naive, naiveScore } from '../../test/naive-score';
import { aPerson, aPosting } from '../../test/people';
import type { World, WorldPerson, WorldPosting } from '../../test/world';
import { addendsOf } from '../domain/addends';
import { MATCH_POLICY_1 } from '../domain/policy/match-policy-1';
import type { Scored } from './match-rows';

let database: MatchDatabase;
beforeAll(async () => (database = await MatchDatabase.create()));
afterAll(() => database.drop());

test('of many postings that score alike the newest are listed', async () => {
  const { listLength } = MATCH_POLICY_1.limits;
  const policy = {
    ...MATCH_POLICY_1,
    limits: { ...MATCH_POLICY_1.limits, listLength: { ...listLength, value: 2 } },
  };
  const postings = Array.from({ length: 40 }, (_, number) =>
    aPosting({}, { id: `00000002-0000-7000-8000-${String(number).padStart(12, '0')}` }),
  );
  await database.show({ policy, people: [aPerson()], postings, on: '2026-03-01' });
  const listed = await database.store.matches(aPerson().id, '2026-03-01');
  expect(listed?.items.map(({ posting_id }) => posting_id)).toEqual([postings[39]?.id, postings[38]?.id]);
});

interface Place {
  readonly id: string;
  readonly key: number;
}

test('SQL gives every pair the score of a second computation, in both directions', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      await database.show(world);
      for (const posting of world.postings) await candidatesAgree(world, posting);
      for (const person of world.people) await matchesAgree(world, person);
      for (const person of world.people)
        for (const posting of world.postings) await whyAgrees(world, person, posting);
    }),
    { numRuns: 40 },
  );
}, 120_000);

async function candidatesAgree(world: World, posting: WorldPosting): Promise<void> {
  const expected = bestCandidates(world, posting);
  const listed = (await database.store.candidates(posting.id, world.on))?.items ?? [];
  expect(listed.map(({ laborer_id, key }) => ({ id: laborer_id, key }))).toEqual(
    expected.slice(0, lengthOf(world)),
  );
  expect(listed.map(({ rank }) => rank)).toEqual(listed.map((_, at) => at + 1));
  expect(await database.store.countCandidates(posting.id, world.on)).toBe(expected.length);
  for (const row of listed) addendsAgree(world, personOf(world, row.laborer_id), posting, row);
}

async function matchesAgree(world: World, person: WorldPerson): Promise<void> {
  const expected = bestPostings(world, person);
  const listed = (await database.store.matches(person.id, world.on))?.items ?? [];
  expect(listed.map(({ posting_id, key }) => ({ id: posting_id, key }))).toEqual(
    expected.slice(0, lengthOf(world)),
  );
  for (const row of listed) {
    const posting = world.postings.find(({ id }) => id === row.posting_id);
    if (posting === undefined) throw new Error('a posting that is not in the world');
    addendsAgree(world, person, posting, row);
  }
}

async function whyAgrees(world: World, person: WorldPerson, posting: WorldPosting): Promise<void> {
  const naive = naiveScore(world, person, posting);
  const found = await database.store.pair(person.id, posting.id, world.on);
  expect(found?.failed).toBe(naive.failed);
  if (naive.failed !== null) return;
  expect(found?.score?.key).toBe(naive.key);
  // The floor comparison equals membership.
  const candidates = found?.candidates ?? [];
  const floor = candidates.length < lengthOf(world) ? 0 : (candidates.at(-1)?.key ?? 0);
  expect(naive.key >= floor).toBe(candidates.some(({ laborer_id }) => laborer_id === person.id));
}

function addendsAgree(world: World, person: WorldPerson, posting: WorldPosting, row: Scored): void {
  const naive = scoredOf(naiveScore(world, person, posting));
  const addends = Object.fromEntries(addendsOf(row).map(({ reason, points }) => [reason, points]));
  const counted = Object.fromEntries(Object.entries(naive.points).filter(([, points]) => points > 0));
  expect({ tier: row.tier, addends }).toEqual({ tier: naive.tier, addends: counted });
}

function bestCandidates(world: World, posting: WorldPosting): Place[] {
  return world.people
    .flatMap((person) => placeOf(person.id, naiveScore(world, person, posting)))
    .sort((a, b) => b.key - a.key);
}

/** Equal keys of one person: the later posting first. */
function bestPostings(world: World, person: WorldPerson): Place[] {
  return world.postings
    .map((posting, number) => ({ posting, number }))
    .reverse()
    .flatMap(({ posting }) => placeOf(posting.id, naiveScore(world, person, posting)))
    .sort((a, b) => b.key - a.key);
}

function placeOf(id: string, naive: Naive): Place[] {
  return naive.failed === null ? [{ id, key: naive.key }] : [];
}

function scoredOf(naive: Naive): Extract<Naive, { failed: null }> {
  if (naive.failed !== null) throw new Error(`listed in spite of ${naive.failed}`);
  return naive;
}

function personOf(world: World, id: string): WorldPerson {
  const person = world.people.find((each) => each.id === id);
  if (person === undefined) throw new Error('a person who is not in the world');
  return person;
}

function lengthOf(world: World): number {
  return world.policy.limits.listLength.value;
}
