import { populationFact, type Trade } from '../data-files';
import { Random } from '../random';
import type { World } from '../world';
import type { DemoPosting, DemoTerms, PostingKind } from './demo-posting';
import { drawPlace, inChongqing, type PlaceOfWork } from './place-of-work';

/** Apart from the people of the same seed. */
const POSTINGS = 0x5bd1e995;
const NOTE = '演示用虚构岗位，不是真实招聘。';

/** The index-th posting: what employers of these trades ask for, in the shape of a collected notice. */
export function makePosting(world: World, seed: number, index: number): DemoPosting {
  const random = Random.of(seed ^ POSTINGS, index);
  const kind = random.weighted(KINDS, ([, share]) => share)[0];
  const { trade, place, special } = FRAMES[kind](random, world);
  return {
    employerName: employerName(random, kind, place),
    terms: {
      title: random.pick(trade.titles),
      kind,
      occupationCode: trade.code,
      headcount: drawHeadcount(random),
      ...wageOf(random, trade, place, kind),
      place: place.code,
      placeRaw: place.text,
      ...demandsOf(random, trade, kind),
      ...offersOf(random, place, kind),
      description: NOTE,
      ...special,
    },
    source: { system: 'demonstration', externalId: `${seed}-${String(index).padStart(5, '0')}` },
    synthetic: true,
  };
}

const KINDS: readonly (readonly [PostingKind, number])[] = [
  ['ordinary', 78],
  ['public-welfare', 8],
  ['workshop', 6],
  ['domestic', 4],
  ['home-work', 2],
  ['seasonal', 2],
];

interface Frame {
  readonly trade: Trade;
  readonly place: PlaceOfWork;
  readonly special: Partial<DemoTerms>;
}

const FRAMES: Readonly<Record<PostingKind, (random: Random, world: World) => Frame>> = {
  ordinary: (random, world) => ({
    trade: world.tradesAskedFor.draw(random),
    place: drawPlace(random, world),
    special: {},
  }),
  seasonal: (random, world) => ({
    trade: among(random, world, '5-01-02-02', '5-01-02-03', '4-02-05-01'),
    place: drawPlace(random, world),
    special: {},
  }),
  domestic: (random, world) => ({
    trade: among(random, world, '4-10-01-06', '4-10-01-05'),
    place: drawPlace(random, world),
    special: { workForm: 'flexible' },
  }),
  workshop: (random, world) => ({
    trade: among(random, world, '6-05-01-03', '6-25-04-07', '6-31-05-00', '6-01-04-03'),
    place: atHome(random, world),
    special: { workForm: 'workshop', targetGroups: ['registered-poor'] },
  }),
  'home-work': (random, world) => ({
    trade: among(random, world, '6-09-03-11', '6-05-01-03'),
    place: atHome(random, world),
    special: { workForm: random.chance(0.5) ? 'hand-weaving' : 'home-based', lodging: false },
  }),
  'public-welfare': (random, world) => ({
    trade: welfareTrade(random, world),
    place: atHome(random, world),
    special: {
      workForm: 'public-welfare-post',
      // 16 of 54 real notices name none of the three groups (R5).
      targetGroups: random.chance(0.7) ? ['registered-poor', 'dibao', 'disabled'] : [],
    },
  }),
};

function among(random: Random, world: World, ...codes: readonly string[]): Trade {
  return random.pick(world.trades.filter(({ code }) => codes.includes(code)));
}

function atHome(random: Random, world: World): PlaceOfWork {
  return inChongqing(world.homesByPeople.draw(random).county, 0.8);
}

/** Public-welfare posts by kind of work (2020-09-30); what has no trade of its own here is done by cleaners. */
const WELFARE_TRADES: Readonly<Record<string, string>> = {
  护林员: '5-02-03-01',
  护路员: '6-29-02-04',
  保洁员: '4-09-08-01',
  护理员: '4-10-01-05',
};

function welfareTrade(random: Random, world: World): Trade {
  const counts = Object.entries(populationFact('public_welfare_posts_2020') as Record<string, number>);
  const [post] = random.weighted(
    counts.filter(([name]) => name !== 'total'),
    ([, count]) => count,
  );
  return among(random, world, WELFARE_TRADES[post] ?? '4-09-08-01');
}

const HEADCOUNTS: readonly (readonly [min: number, max: number, share: number])[] = [
  [1, 1, 14],
  [2, 5, 34],
  [6, 20, 30],
  [21, 50, 14],
  [51, 100, 6],
  [101, 200, 2],
];

function drawHeadcount(random: Random): number {
  const [min, max] = random.weighted(HEADCOUNTS, ([, , share]) => share);
  return max <= 20 ? random.integer(min, max) : Math.round(random.integer(min, max) / 10) * 10;
}

const MONTH_DAYS = 21.75;

/** Yuan in whole hundreds a month, tens a day, single ones an hour; in fen. */
function wageOf(
  random: Random,
  trade: Trade,
  place: PlaceOfWork,
  kind: PostingKind,
): Pick<DemoTerms, 'wage'> {
  if (kind === 'public-welfare') {
    const monthly = random.pick([800, 1_000, 1_200, 1_500, 1_800]) * 100;
    return { wage: { minFen: monthly, maxFen: monthly, period: 'month' } };
  }
  if (random.chance(0.06)) return {};
  const factor = place.wageFactor * (0.92 + 0.2 * random.next());
  const [low, high] = [trade.wageLow * factor, trade.wageHigh * factor];
  const band = (parts: number, step: number, period: 'month' | 'day' | 'hour'): Pick<DemoTerms, 'wage'> => {
    const rounded = (yuan: number) => Math.max(step, Math.round(yuan / parts / step) * step) * 100;
    return { wage: { minFen: rounded(low), maxFen: rounded(high), period } };
  };
  if (kind === 'seasonal') return band(MONTH_DAYS, 10, 'day');
  if (kind === 'domestic' && random.chance(0.4)) return band(MONTH_DAYS * 8, 1, 'hour');
  if (trade.code.startsWith('6-29-') && random.chance(0.5)) return band(MONTH_DAYS, 10, 'day');
  return band(1, 100, 'month');
}

function demandsOf(random: Random, trade: Trade, kind: PostingKind): Partial<DemoTerms> {
  if (kind === 'public-welfare') return random.chance(0.5) ? { health: 'good' } : { health: 'any' };
  const skilled = trade.certificateUsual;
  return {
    ...(random.chance(0.35) ? { age: { min: 18, max: random.pick([35, 40, 45, 48, 50, 55, 58]) } } : {}),
    ...(random.chance(0.18) ? { education: '70' } : random.chance(0.08) ? { education: '60' } : {}),
    ...(skilled && random.chance(0.25)
      ? { requiredSkill: { occupation: trade.code, level: '5' as const } }
      : {}),
    ...(skilled && random.chance(0.2) ? { experienceMonths: random.pick([6, 12, 24, 36]) } : {}),
    ...(random.chance(0.25) ? { health: 'good' as const } : {}),
  };
}

const BENEFITS = ['社会保险', '意外保险', '全勤奖', '年终奖', '加班补贴', '带薪年假', '节日福利', '交通补贴'];

function offersOf(
  random: Random,
  place: PlaceOfWork,
  kind: PostingKind,
): Partial<DemoTerms> & { benefits: string[] } {
  const benefits = BENEFITS.filter(() => random.chance(0.3));
  if (kind === 'public-welfare' || kind === 'home-work') return { benefits: benefits.slice(0, 2) };
  return {
    lodging: random.chance(place.outside ? 0.75 : 0.35),
    board: random.chance(place.outside ? 0.6 : 0.45),
    benefits,
  };
}

const BRANDS = [
  '春禾',
  '青杉',
  '云岭',
  '江城',
  '禾丰',
  '明达',
  '和顺',
  '远山',
  '晨光',
  '嘉木',
  '安诺',
  '盛田',
];
const BUSINESSES = [
  '电子',
  '服饰',
  '机械',
  '物流',
  '餐饮',
  '建筑',
  '家居',
  '食品',
  '物业',
  '商贸',
  '汽配',
  '农业',
];

/** Marked in the name as well: people see employers before they see flags. */
function employerName(random: Random, kind: PostingKind, place: PlaceOfWork): string {
  if (kind === 'public-welfare') return `${place.text}某村民委员会（演示）`;
  const form = kind === 'workshop' ? '帮扶车间' : kind === 'domestic' ? '家政服务部' : '有限公司';
  const number = random.integer(1, 40);
  return `${random.pick(BRANDS)}${random.pick(BUSINESSES)}${form}${number}号（演示）`;
}
