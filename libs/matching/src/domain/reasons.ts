/** What a reader is told about a score or a filter, in both languages. */
export interface ReasonText {
  readonly zh: string;
  readonly en: string;
  /** `INV-…`, `R…`, a clause of the notice, a law or a section of the design; "ours" where nobody prescribes it. */
  readonly rule: string;
  /** Tells of hardship or disability: never shown to an employer (domain.md §3). */
  readonly sensitive?: true;
}

/** Addends of the points. */
export const POINT_REASONS = {
  'occupation-exact': { zh: '正是本人想做的职业', en: 'The occupation that was asked for', rule: 'ours' },
  'occupation-same-group': {
    zh: '与本人想做的职业属同一小类',
    en: 'In the same minor group as an occupation asked for',
    rule: 'ours',
  },
  'occupation-within-stated': {
    zh: '在本人愿意从事的职业大类、中类之内',
    en: 'Within a wider group that was asked for',
    rule: 'ours',
  },
  'occupation-any-work': { zh: '本人愿意从事任何工作', en: 'Any work was asked for', rule: 'ours' },
  'skill-same-occupation': {
    zh: '具备该职业的技能',
    en: 'Has a skill in this occupation',
    rule: 'notice 二(一)1',
  },
  'skill-same-group': {
    zh: '具备同一小类的技能',
    en: 'Has a skill in the same minor group',
    rule: 'notice 二(一)1',
  },
  'skill-certificate': { zh: '持有相关技能证书', en: 'Holds a certificate for it', rule: 'notice 二(二)5' },
  'trained-recently': { zh: '近期接受过相关培训', en: 'Was trained for it recently', rule: 'R18' },
  'wage-well-above-wish': {
    zh: '工资明显高于本人期望',
    en: 'The wage is well above what was asked for',
    rule: 'ours',
  },
  'wage-reaches-wish': {
    zh: '工资达到本人期望',
    en: 'The wage reaches what was asked for',
    rule: 'ours',
  },
  'place-home-county': { zh: '在居住区县之内', en: 'In the county of residence', rule: 'notice 二(一)2' },
  'place-named-county': { zh: '在本人指明的区县', en: 'In a county that was named', rule: 'ours' },
  'place-named-city': { zh: '在本人指明的城市', en: 'In a city that was named', rule: 'ours' },
  'place-named-province': { zh: '在本人指明的省份', en: 'In a province that was named', rule: 'ours' },
  'group-addressed': {
    zh: '属于该岗位面向的群体',
    en: 'Belongs to a group that the posting addresses',
    rule: 'notice 二(一)2',
    sensitive: true,
  },
  'priority-group': {
    zh: '属于优先帮扶群体',
    en: 'Belongs to a group that is helped first',
    rule: 'notice 一',
    sensitive: true,
  },
  'lodging-offered': {
    zh: '需要住宿，岗位提供',
    en: 'Lodging is needed and offered',
    rule: 'ours',
  },
} as const satisfies Record<string, ReasonText>;

export type PointReason = keyof typeof POINT_REASONS;

/** Hard filters, in the order in which they are asked: the first that fails is the answer. */
export const FILTER_REASONS = {
  'posting-unchecked': { zh: '岗位尚未审核发布', en: 'The posting is not published yet', rule: 'domain §3' },
  'posting-incomplete': {
    zh: '岗位信息不完整，补全前不参与匹配',
    en: 'The posting is listed as incomplete and not matched until completed',
    rule: 'domain §2',
  },
  'posting-refused': { zh: '岗位未通过审核', en: 'The posting was refused', rule: 'domain §3' },
  'posting-suspended': { zh: '岗位已暂停', en: 'The posting is suspended', rule: 'domain §2' },
  'posting-withdrawn': { zh: '岗位已撤回', en: 'The posting was withdrawn', rule: 'domain §2' },
  'posting-expired': { zh: '岗位已过有效期', en: 'The posting is no longer valid', rule: 'domain §3' },
  'no-vacancy': { zh: '岗位已无剩余名额', en: 'No vacancy of the posting remains', rule: 'INV-VAC' },
  'posting-not-valid-yet': { zh: '岗位尚未生效', en: 'The posting is not valid yet', rule: 'domain §3' },
  'posting-examined': {
    zh: '该岗位经考试或考核招聘，不参与匹配',
    en: 'Filled by examination or assessment: shown, never matched',
    rule: 'domain §5.7',
  },
  'person-no-consent': {
    zh: '本人未同意参与匹配',
    en: 'There is no consent to be matched',
    rule: 'INV-HIDE',
  },
  'person-status': {
    zh: '本人目前的就业状况不参与匹配',
    en: 'The present employment status excludes being matched',
    rule: 'INV-HIDE',
  },
  'person-unwilling': { zh: '本人表示无就业意愿', en: 'Said not to be willing to work', rule: 'INV-HIDE' },
  'person-no-intention': { zh: '没有有效的求职意向', en: 'There is no open intention', rule: 'INV-HIDE' },
  'person-outside-working-age': { zh: '不在劳动年龄段', en: 'Not of working age', rule: 'R2' },
  'person-not-available-yet': { zh: '本人近期不能到岗', en: 'Not available soon enough', rule: 'ours' },
  'region-not-accepted': {
    zh: '工作地点不在本人接受的地区',
    en: 'The place of work is in no region that was accepted',
    rule: 'notice 二(一)1',
  },
  'occupation-too-far': {
    zh: '职业与本人意向不符',
    en: 'The occupation is too far from what was asked for',
    rule: 'notice 二(一)1',
  },
  'age-outside-limits': {
    zh: '年龄不在岗位要求之内',
    en: 'Outside the age limits of the posting (checked by year, exactly when referred)',
    rule: 'ADR 0006',
  },
  'education-too-low': {
    zh: '学历低于岗位要求',
    en: 'The education is below what is required',
    rule: 'GB/T 4658-2006',
  },
  'health-not-suited': {
    zh: '岗位对健康状况有要求',
    en: 'The work asks for good health',
    rule: 'GB/T 2261.3',
  },
  'required-skill-missing': {
    zh: '缺少岗位要求的技能等级',
    en: 'A qualification that is a condition is missing',
    rule: 'notice 二(二)5',
  },
  'wage-below-wish': {
    zh: '工资上限低于本人期望',
    en: 'Even the highest wage is below what was asked for',
    rule: 'notice 二(一)1',
  },
  'lodging-not-offered': {
    zh: '在外地且不提供所需住宿',
    en: 'Lodging is needed away from home and not offered',
    rule: 'ours',
  },
  'welfare-not-eligible': {
    zh: '不属于该公益性岗位的安置对象',
    en: 'In no group for which the public-welfare post is reserved',
    rule: 'R5',
  },
} as const satisfies Record<string, ReasonText>;

export type FilterReason = keyof typeof FILTER_REASONS;

/** Priority classes of public-welfare posts; 0: none. */
export function tierText(tier: number): { readonly zh: string; readonly en: string } {
  return tier === 0
    ? { zh: '无优先级', en: 'No priority class' }
    : { zh: '公益性岗位优先安置对象', en: 'Priority class of a public-welfare post' };
}
