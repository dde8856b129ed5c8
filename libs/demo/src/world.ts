import { chongqingCounties, type OfficeId, officesUnder, reportingUnits } from '@chunfeng/reference';
import {
  type Destination,
  readCensus,
  readDestinations,
  readTrades,
  type Sex,
  type Trade,
} from './data-files';
import { Lottery } from './random';

/** A reporting unit with the offices in which the demonstration's people are registered. */
export interface HomeUnit {
  readonly unit: OfficeId;
  /** County, or the district in which a development zone lies. */
  readonly county: string;
  readonly zone: string;
  readonly poor: boolean;
  /** Relative number of registered people. */
  readonly weight: number;
  readonly townships: readonly OfficeId[];
}

/** Everything that people and postings of the demonstration are made from; read once. */
export interface World {
  readonly trades: readonly Trade[];
  /** Trades by how many of a sex work in them. */
  readonly tradesOf: Readonly<Record<Sex, Lottery<Trade>>>;
  /** The same for men and women together, which is what employers ask for. */
  readonly tradesAskedFor: Lottery<Trade>;
  readonly destinations: Lottery<Destination>;
  readonly homes: readonly HomeUnit[];
  readonly homesByPeople: Lottery<HomeUnit>;
  /** Districts of the city where others go to work. */
  readonly cityDistricts: readonly string[];
}

/**
 * Registered poor people in thousands, where published (酉阳 2019, 奉节 2010); the other national counties get a
 * plausible hundred, the municipal ones fewer, and everywhere else a few scattered households (notice 三(一)).
 */
const REGISTERED_POOR: Readonly<Record<string, number>> = { '500242': 153, '500236': 124 };
const POOR_BY_LIST = { national: 100, municipal: 50, none: 8 } as const;

/** Posts that employers cannot fill (2021 Q3, first ten): asked for twice as often as the census alone says. */
const SHORTAGE: ReadonlySet<string> = new Set([
  '4-01-02-01',
  '4-03-02-05',
  '4-01-02-03',
  '4-07-05-01',
  '4-02-07-08',
  '4-10-01-06',
  '4-09-08-01',
  '6-18-02-04',
  '4-07-02-03',
]);

const TOWNSHIPS_USED = 8;

export function readWorld(): World {
  const trades = readTrades();
  const census = readCensus();
  const shares = new Map<string, number>();
  for (const { censusCategory, share } of trades) {
    shares.set(censusCategory, (shares.get(censusCategory) ?? 0) + share);
  }
  const workersIn = ({ code, censusCategory, share }: Trade, sex: Sex): number => {
    const workers = census.get(censusCategory)?.[sex] ?? 0;
    const wanted = (workers * share) / (shares.get(censusCategory) ?? 1);
    // Who looks for paid work rarely looks for it on somebody's field; those of the census work on the own one.
    return wanted * (code.startsWith('5-') ? 0.15 : 1) * (SHORTAGE.has(code) ? 2 : 1);
  };
  const homes = reportingUnits().flatMap((unit) =>
    homeUnit(unit.id, unit.baseDivisions[0]?.slice(0, 6) ?? ''),
  );
  return {
    trades,
    tradesOf: {
      '1': new Lottery(trades, (trade) => workersIn(trade, '1')),
      '2': new Lottery(trades, (trade) => workersIn(trade, '2')),
    },
    tradesAskedFor: new Lottery(trades, (trade) => workersIn(trade, '1') + workersIn(trade, '2')),
    destinations: new Lottery(readDestinations(), ({ weight }) => weight),
    homes,
    homesByPeople: new Lottery(homes, ({ weight }) => weight),
    cityDistricts: [...chongqingCounties().values()]
      .filter(({ zone }) => zone === 'ext' || zone === 'new' || zone === 'split')
      .map(({ code }) => code),
  };
}

/** Of 两江新区 the files know no townships: nobody of the demonstration is registered there. */
function homeUnit(unit: OfficeId, countyCode: string): HomeUnit[] {
  const townships = officesUnder(unit).map(({ id }) => id);
  const county = chongqingCounties().get(countyCode);
  if (townships.length === 0 || county === undefined) return [];
  const step = Math.max(1, Math.floor(townships.length / TOWNSHIPS_USED));
  return [
    {
      unit,
      county: countyCode,
      zone: county.zone,
      poor: county.poverty !== 'none',
      weight: REGISTERED_POOR[countyCode] ?? POOR_BY_LIST[county.poverty],
      townships: townships.filter((_id, index) => index % step === 0).slice(0, TOWNSHIPS_USED),
    },
  ];
}
