import type { Registration } from '@chunfeng/laborers';
import { daysBefore } from '../calendar';
import type { Random } from '../random';
import type { HomeUnit, World } from '../world';

type Willingness = NonNullable<Registration['willingness']>[number];
type Verification = NonNullable<Registration['employment']>;
export type Wish = Willingness['answer'];

const CHANNELS = ['home-visit', 'home-visit', 'telephone', 'telephone', 'campaign', 'other'] as const;

/** Not everybody has been asked yet; unknown is never taken for unwilling. */
export function drawWish(random: Random): Wish {
  return random.weighted(['willing', 'unknown', 'unwilling'] as const, (wish) =>
    wish === 'willing' ? 72 : wish === 'unknown' ? 18 : 10,
  );
}

/** The answers that somebody gave; who was not asked about something gave none. */
export function drawWillingness(random: Random, wish: Wish, age: number, today: string): Willingness[] {
  const askedOn = daysBefore(today, random.integer(3, 75));
  const channel = random.pick(CHANNELS);
  const answer = (kind: Willingness['kind'], asked: number, willing: number): Willingness[] =>
    random.chance(asked)
      ? [{ kind, answer: random.chance(willing) ? 'willing' : 'unwilling', askedOn, channel }]
      : [];
  return [
    ...(wish === 'unknown' ? [] : [{ kind: 'work' as const, answer: wish, askedOn, channel }]),
    ...answer('training', 0.55, age < 50 ? 0.7 : 0.35),
    ...answer('schooling', age <= 20 ? 0.6 : 0.02, 0.4),
    ...answer('business', 0.3, 0.22),
  ];
}

type Status = Verification['status'];

const STATUSES: Readonly<Record<Wish, readonly (readonly [Status | 'unverified', number])[]>> = {
  willing: [
    ['not-employed', 66],
    ['employed', 16],
    ['self-employed', 6],
    ['unverified', 12],
  ],
  unknown: [
    ['not-employed', 30],
    ['employed', 34],
    ['self-employed', 6],
    ['unverified', 30],
  ],
  unwilling: [
    ['not-employed', 25],
    ['employed', 55],
    ['self-employed', 10],
    ['not-able', 10],
  ],
};

/** A status that was verified in the last quarter; most who work do so outside the city. */
export function drawVerification(
  random: Random,
  world: World,
  home: HomeUnit,
  { wish, age, office, today }: { wish: Wish; age: number; office: string; today: string },
): Verification | undefined {
  const [drawn] = random.weighted(STATUSES[wish], ([, share]) => share);
  const status = age <= 18 && random.chance(0.4) ? 'in-school' : drawn;
  if (status === 'unverified') return undefined;
  const verified = {
    status,
    employment: null,
    channel: random.pick(CHANNELS),
    verifiedOn: daysBefore(today, random.integer(2, 80)),
    verifier: office,
  };
  if (status !== 'employed') return verified;
  const standing = random.chance(0.85) ? 'main' : 'secondary';
  const foundBy = random.pick(['self', 'self', 'organised', 'unknown'] as const);
  return { ...verified, employment: { standing, foundBy }, ...drawWorkplace(random, world, home) };
}

function drawWorkplace(random: Random, world: World, home: HomeUnit): { workplace?: string } {
  if (random.chance(0.15)) return {};
  if (random.chance(0.45)) return { workplace: 'outside' };
  const unit = random.chance(0.65)
    ? home.unit
    : random.weighted(world.homes, ({ poor }) => (poor ? 1 : 3)).unit;
  return { workplace: unit };
}
