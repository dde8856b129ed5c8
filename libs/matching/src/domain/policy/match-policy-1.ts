import type { MatchPolicy } from './match-policy.schema';

const ours = (value: number) => ({ value, source: 'ours' });
const from = <V>(source: string, value: V) => ({ value, source });

/** The policy that a new installation starts with. Never edit a published version: publish the next one. */
export const MATCH_POLICY_1: MatchPolicy = {
  points: {
    'occupation-exact': ours(40),
    'occupation-same-group': ours(28),
    'occupation-within-stated': ours(18),
    'occupation-any-work': ours(8),
    'skill-same-occupation': from('notice 二(一)1: skill level is recorded for matching; weight ours', 16),
    'skill-same-group': from('notice 二(一)1: skill level is recorded for matching; weight ours', 8),
    'skill-certificate': from('notice 二(二)5: skill appraisal; weight ours', 6),
    'trained-recently': from('R18 (培训一人、就业一人); weight ours', 10),
    'wage-well-above-wish': ours(8),
    'wage-reaches-wish': ours(4),
    'place-home-county': from('notice 二(一)2: local employment (就地就近); weight ours', 12),
    'place-named-county': ours(9),
    'place-named-city': ours(6),
    'place-named-province': ours(3),
    'group-addressed': from('notice 二(一)2: employers that take in poor laborers; weight ours', 10),
    'priority-group': from('notice 一: registered poor laborers are the target; weight ours', 5),
    'lodging-offered': ours(4),
  },
  welfare: {
    classes: from(
      'R5: three groups are named, the list is open (等) and unranked; hard-to-place added by us',
      [['registered-poor', 'dibao', 'disabled', 'hard-to-place']],
    ),
    needsHardToPlace: from('R5: policy of the unit; off, because few confirmations are on record yet', false),
    exclusive: from('R5: priority, not reservation', false),
  },
  priorityGroups: from('notice 一, target EMP-2018', ['registered-poor']),
  goodHealth: from('GB/T 2261.3: 1 good, 2 fair; that fair is enough is ours', ['1', '2']),
  limits: {
    listLength: from('architecture §6', 50),
    minimumAge: from('R2', 16),
    availableWithinDays: ours(30),
    trainedWithinDays: from('R18: the window is configurable; a year is ours', 365),
    wageWellAbovePercent: ours(120),
    lowestCloseness: from('ours: any work was a wish, too', 1),
  },
  wageFactors: {
    hour: { numerator: 174, denominator: 1, source: '劳社部发〔2008〕3号: 21.75 days of 8 hours' },
    day: { numerator: 87, denominator: 4, source: '劳社部发〔2008〕3号: 21.75 paid days a month' },
    month: { numerator: 1, denominator: 1, source: 'a month is a month' },
    year: { numerator: 1, denominator: 12, source: 'twelve months a year' },
  },
};
