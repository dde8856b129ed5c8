import type { Language } from '@chunfeng/http';
import { SMALLEST_SHOWN } from '../queries/small-cells';

type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** What the numbers mean, in every answer beside them. */
export const PLACEMENT_DEFINITIONS: Texts = {
  'zh-CN': {
    personTimes: '人次：在该格中计入的就业（上岗或离岗）次数，减去已更正或撤销的次数。',
    persons:
      '人数：同一人在一格中只计一次。合计不是各行之和：同一人可出现在几个月份、几个行业或几个群体的行中。按记录时间统计时，只有撤销的人计为负一。',
    started: '已开始工作的就业；推荐和录用意向不计入。',
    ended: '已结束的就业，按上岗时记录的特征统计。',
    unit: '按 basis 所指的单位统计：origin 户籍地，ledger 台账管理地，responsible 服务责任地，workplace 工作地；以上岗时的记录为准。',
    clock: 'occurred：按上岗或离岗日期归入月份；recorded：按记录日期归入月份，撤销归入记录撤销的月份。',
    position: '本数据依据截至该位置的全部记录；用 asOf 指定同一位置，可得到相同的数字。',
    unknown: '“unknown”表示不详，不等于零；群体“none”表示没有群体记录。',
    destination: '市外为省级代码，境外为 abroad；市内为报送单位，单位不详时为区县代码。',
  },
  en: {
    personTimes:
      'Person-times: placements (starts or ends) counted in the cell, less those corrected away or reversed.',
    persons:
      'Persons: somebody counts once in a cell. The total is not the sum of the rows, for one person may stand in the rows of several months, industries or groups. By the recorded clock a person of whom only something was taken back counts minus one.',
    started: 'Placements in which work has begun; referrals and offers are none.',
    ended: 'Placements that have ended, by what was known of them at their start.',
    unit: 'By the unit that basis names: origin (household registration), ledger, responsible or workplace, as recorded with the start.',
    clock:
      'occurred: in the month of the start or end itself; recorded: in the month in which it was recorded, and a reversal in the month in which that was recorded.',
    position:
      'Everything recorded up to this position; asking for it with asOf gives the same figures again.',
    unknown: '"unknown" means not known, which is not zero; group "none" means that no group is on record.',
    destination:
      'A province outside the city, abroad, and inside the city the reporting unit, or the district where the unit is not known.',
  },
};

export const WILLINGNESS_DEFINITIONS: Texts = {
  'zh-CN': {
    persons: '已登记的人员，包括个人信息已删除的人员；每人恰有一种回答。',
    willing: '最近一次询问时愿意就业。较早的询问即使较晚录入，也不改变回答。',
    unwilling: '最近一次询问时不愿就业。',
    unknown: '从未询问，或回答已撤回；不等于不愿就业。',
    group: '有记录且未结束的群体；同一人可在几行中出现，合计只计一次。',
    position: PLACEMENT_DEFINITIONS['zh-CN']['position'] ?? '',
  },
  en: {
    persons: 'Persons registered, those whose data were erased since included; each has exactly one answer.',
    willing: 'Willing to work when last asked. An older answer that is typed in later changes nothing.',
    unwilling: 'Not willing to work when last asked.',
    unknown: 'Never asked, or the answer was withdrawn; not the same as unwilling.',
    group: 'Groups on record that have not ended; somebody may stand in several rows, and once in the total.',
    position: PLACEMENT_DEFINITIONS.en['position'] ?? '',
  },
};

export const VACANCY_DEFINITIONS: Texts = {
  'zh-CN': {
    offered: '已发布岗位的招聘人数；暂停、到期或撤回的岗位只计已预留和已上岗的人数。',
    reserved: '已接受录用、尚未上岗。',
    taken: '已上岗；离岗不退回名额，撤销上岗则退回。',
    open: 'offered − reserved − taken。',
    incomplete: '信息不全而单独列示的岗位：岗位数、另有的招聘人数、未说明人数的岗位数（不等于零）。',
    unit: '工作地所属报送单位；市外或不能确定时为 unknown。',
    position: PLACEMENT_DEFINITIONS['zh-CN']['position'] ?? '',
  },
  en: {
    offered:
      'Headcount of published postings; of a suspended, expired or withdrawn one only what is reserved or taken.',
    reserved: 'An offer was accepted, and the person has not started yet.',
    taken: 'The person has started. An end gives no vacancy back; the reversal of a start does.',
    open: 'offered − reserved − taken.',
    incomplete:
      'Postings listed apart because something is missing: how many, the headcount they state beyond what is held, and how many state none (which is not zero).',
    unit: 'Reporting unit of the place of work; unknown outside the city, or where the place leaves it open.',
    position: PLACEMENT_DEFINITIONS.en['position'] ?? '',
  },
};

const SUPPRESSION: Readonly<Record<Language, string>> = {
  'zh-CN': `少于 ${SMALLEST_SHOWN} 人的格不显示（null，suppressed）。只防止直接识别；比较不同时间、不同条件或不同 asOf 的报表仍可能推算出来。`,
  en: `Cells of fewer than ${SMALLEST_SHOWN} persons are not shown (null, suppressed). That keeps from reading somebody off a table; it does not protect against comparing reports of different filters, dimensions or positions.`,
};

export function definitionsOf(texts: Texts, language: Language, hides: boolean): Record<string, string> {
  return { ...texts[language], ...(hides ? { suppressed: SUPPRESSION[language] } : {}) };
}
