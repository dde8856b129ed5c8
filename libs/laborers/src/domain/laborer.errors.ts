/**
 * Everything a command about a laborer can be refused with, its HTTP status and its text in both languages.
 * A text never repeats what the client sent: most of it is personal (INV-SEAL).
 */
export const LABORER_ERRORS = {
  'laborer.not-found': {
    status: 404,
    zh: '在您可查阅的范围内没有这名劳动者。',
    en: 'There is no such laborer within your reach.',
  },
  'laborer.forgotten': {
    status: 410,
    zh: '该劳动者的个人信息已按规定删除，不能再办理业务。',
    en: 'The personal data of this laborer were erased; nothing more can be recorded.',
  },
  'laborer.already-registered': {
    status: 409,
    zh: '该公民身份号码已在您的辖区登记，见 laborer。',
    en: 'This citizen number is registered within your reach already; see laborer.',
  },
  'laborer.held-elsewhere': {
    status: 409,
    zh: '该公民身份号码已由{office}登记，请与其联系。',
    en: 'This citizen number is already registered by {office}; please contact that office.',
  },
  'laborer.member-unknown': {
    status: 422,
    zh: '该家庭中没有这名成员。',
    en: 'The household has no such member.',
  },
  'laborer.member-differs': {
    status: 422,
    zh: '身份号码、出生日期或性别与家庭成员记录不一致。',
    en: 'Citizen number, birth date or sex differ from the record of the member.',
  },
  'laborer.stream-exists': {
    status: 409,
    zh: '该编号已被使用。',
    en: 'This id is in use already.',
  },
  'laborer.citizen-number-format': {
    status: 422,
    zh: '公民身份号码应为 17 位数字加 1 位校验码（GB 11643-1999）。',
    en: 'A citizen number has 17 digits and a check character (GB 11643-1999).',
  },
  'laborer.citizen-number-mangled': {
    status: 422,
    zh: '公民身份号码已被电子表格改写（如 5.10101E+17 或末三位变为 000），请按文本格式重新录入。',
    en: 'A spreadsheet has altered the citizen number (5.10101E+17, or a tail of 000); enter it again as text.',
  },
  'laborer.citizen-number-old': {
    status: 422,
    zh: '这是 15 位的第一代身份证号码，请录入 18 位公民身份号码。',
    en: 'This is a first-generation number of 15 digits; enter the one of 18 characters.',
  },
  'laborer.citizen-number-birth-date': {
    status: 422,
    zh: '公民身份号码中的出生日期不存在。',
    en: 'The birth date within the citizen number does not exist.',
  },
  'laborer.citizen-number-check-digit': {
    status: 422,
    zh: '公民身份号码的校验码不符，请核对。',
    en: 'The check character of the citizen number does not fit; please compare it with the card.',
  },
  'laborer.name-format': {
    status: 422,
    zh: '姓名应为 1 至 60 个字符，不含数字和控制字符。',
    en: 'A name has 1 to 60 characters, no digits and no control characters.',
  },
  'laborer.synthetic-number': {
    status: 422,
    zh: '虚构人员的公民身份号码必须以 00 开头，以免与真实人员重合。',
    en: 'The citizen number of a synthetic person must begin with 00, so that it can be nobody’s.',
  },
  'laborer.below-working-age': {
    status: 422,
    zh: '未满法定劳动年龄，{from}起方可登记。',
    en: 'Below working age; registration is possible from {from}.',
  },
  'laborer.verification-not-due': {
    status: 409,
    zh: '尚未到核查期限，下次核查截至{dueOn}。',
    en: 'No verification is due; the next one is by {dueOn}.',
  },
  'laborer.date-impossible': { status: 422, zh: '该日期不存在。', en: 'There is no such date.' },
  'laborer.date-in-future': {
    status: 422,
    zh: '该日期不能晚于今天。',
    en: 'The date must not lie in the future.',
  },
  'laborer.dates-reversed': {
    status: 422,
    zh: '终止日期早于起始日期。',
    en: 'The end lies before the beginning.',
  },
  'laborer.office-unknown': { status: 422, zh: '没有这个经办机构。', en: 'There is no such office.' },
  'laborer.office-not-own': {
    status: 403,
    zh: '该经办机构不在您的辖区内。',
    en: 'That office does not lie within yours.',
  },
  'laborer.unit-unknown': {
    status: 422,
    zh: '该代码不是 40 个统计单位之一。',
    en: 'That is not one of the 40 reporting units.',
  },
  'laborer.unit-needed': {
    status: 422,
    zh: '户籍地、台账和责任单位不能为空。',
    en: 'Origin, ledger and responsible unit cannot be empty.',
  },
  'laborer.division-unknown': {
    status: 422,
    zh: '没有这个行政区划代码。',
    en: 'There is no such division code.',
  },
  'laborer.occupation-unknown': {
    status: 422,
    zh: '《职业分类大典（2022年版）》中没有这个代码。',
    en: 'That code is not in the occupational classification of 2022.',
  },
  'laborer.education-unknown': {
    status: 422,
    zh: 'GB/T 4658-2006 中没有这个学历代码。',
    en: 'That education code is not in GB/T 4658-2006.',
  },
  'laborer.industry-unknown': {
    status: 422,
    zh: 'GB/T 4754 中没有这个行业代码。',
    en: 'That industry code is not in GB/T 4754.',
  },
  'laborer.group-open': {
    status: 409,
    zh: '该身份自{since}起一直有效；需更改时请先终止。',
    en: 'This group has been open since {since}; end it first to change it.',
  },
  'laborer.group-overlaps': {
    status: 422,
    zh: '与已有的有效期（至{until}）重叠。',
    en: 'It overlaps with an earlier interval, which ends on {until}.',
  },
  'laborer.group-not-open': {
    status: 409,
    zh: '该身份当前无效，无从终止。',
    en: 'This group is not open, so it cannot be ended.',
  },
  'laborer.consent-superseded': {
    status: 422,
    zh: '本人已于{withdrawnOn}撤回同意，此前签署的同意书不再有效。',
    en: 'Consent was withdrawn on {withdrawnOn}; a form signed before that day does not renew it.',
  },
  'laborer.employment-details': {
    status: 422,
    zh: '就业人员须填写主要或辅助、自找或组织；其他状态不填。',
    en: 'An employed person needs main or secondary and self-found or organised; any other status must not have it.',
  },
  'laborer.too-many-skills': {
    status: 422,
    zh: '技能记录已达{limit}条上限。',
    en: 'There are {limit} skills on record already, which is the limit.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type LaborerErrorCode = keyof typeof LABORER_ERRORS;
