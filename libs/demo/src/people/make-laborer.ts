import type { Registration } from '@chunfeng/laborers';
import { daysBefore } from '../calendar';
import type { Sex } from '../data-files';
import { Random } from '../random';
import type { HomeUnit, World } from '../world';
import { drawAge, drawEducation } from './age-and-education';
import { drawVerification, drawWillingness, drawWish, type Wish } from './answers-and-status';
import { syntheticNumber, syntheticPhone } from './citizen-number';
import { householdOf, makeHome } from './home';
import { drawGroups, drawSkills } from './groups-and-skills';
import { composeName } from './names';
import { drawIntention, drawTrade } from './work-wish';

/** Male and female migrant workers (migrant_sex_2016). */
const MALE = 0.655;

/** Shares who consent, by what they say of work: 80 % of all. */
const CONSENTS: Readonly<Record<Wish, number>> = { willing: 0.88, unknown: 0.7, unwilling: 0.45 };
/** Who was not asked may still have told somebody what would suit. */
const SEEKS: Readonly<Record<Wish, number>> = { willing: 0.95, unknown: 0.4, unwilling: 0 };

/**
 * The form of the index-th person, always the same for a seed and a day. It is what a clerk's visit leaves behind:
 * a person, answers, groups with evidence, a verified status, skills and what work is sought.
 *
 * @param today business day that ages and dates are counted from
 */
export function makeLaborer(world: World, seed: number, index: number, today: string): Registration {
  const random = Random.of(seed, index);
  const sex: Sex = random.chance(MALE) ? '1' : '2';
  const age = drawAge(random);
  const birthDate = daysBefore(today, age * 365.25 + random.integer(2, 360));
  const education = drawEducation(random, age);
  const { home, office, poor } = makeHome(world, seed, householdOf(index));
  const health = random.weighted(
    ['1', '2', '3', '6'] as const,
    (it) => ({ '1': 80, '2': 10, '3': 5, '6': 5 })[it],
  );
  const trade = drawTrade(random, world, sex);
  const wish = drawWish(random);
  const person = { sex, age, education, health, today };
  const employment = drawVerification(random, world, home, { wish, age, office, today });
  return {
    name: composeName(random, sex),
    citizenNumber: syntheticNumber(index, birthDate, sex),
    phone: random.chance(0.9) ? syntheticPhone(index) : null,
    address: null,
    residence: office.slice(1),
    education,
    health,
    hukouType: random.chance(0.92) ? '2' : '1',
    office,
    origin: home.unit,
    source: 'demonstration',
    synthetic: true,
    ...(random.chance(CONSENTS[wish]) ? { consent: consentOf(random, index, today) } : {}),
    willingness: drawWillingness(random, wish, age, today),
    groups: drawGroups(random, poor, person, index),
    ...(employment && { employment }),
    ...selfEmploymentOf(random, employment, today),
    skills: drawSkills(random, trade, person),
    ...(random.chance(SEEKS[wish]) ? { intention: drawIntention(random, world, trade, home, today) } : {}),
    ...serviceClassOf(random, { wish, age, home, today }),
  };
}

function consentOf(random: Random, index: number, today: string): NonNullable<Registration['consent']> {
  return {
    purpose: 'matching',
    givenOn: daysBefore(today, random.integer(3, 300)),
    form: random.pick(['paper', 'paper', 'online', 'oral-witnessed'] as const),
    formNumber: `DEMO-${String(index).padStart(6, '0')}`,
  };
}

function selfEmploymentOf(
  random: Random,
  employment: Registration['employment'],
  today: string,
): Pick<Registration, 'selfEmployment'> {
  if (employment?.status !== 'self-employed') return {};
  const startedOn = daysBefore(today, random.integer(90, 1_500));
  return { selfEmployment: { startedOn, industry: null, returnee: random.chance(0.5) } };
}

function serviceClassOf(
  random: Random,
  { wish, age, home, today }: { wish: Wish; age: number; home: HomeUnit; today: string },
): Pick<Registration, 'serviceClass'> {
  if (wish === 'unknown' || random.chance(0.3)) return {};
  const welfare = age >= 50 && home.poor ? 25 : 4;
  const serviceClass =
    wish === 'unwilling'
      ? 'not-now'
      : random.weighted(
          ['ready-for-job', 'needs-training', 'needs-welfare-post', 'needs-business-help'] as const,
          (it) =>
            ({
              'ready-for-job': 60,
              'needs-training': 25,
              'needs-welfare-post': welfare,
              'needs-business-help': 4,
            })[it],
        );
  return { serviceClass: { serviceClass, assignedOn: daysBefore(today, random.integer(1, 60)) } };
}
