import { problemCatalogue } from '@chunfeng/http';
import type { PlacementErrorCode } from '../domain/placement.errors';

problemCatalogue<PlacementErrorCode | 'placement.office-unknown'>({
  'placement.not-found': {
    status: 404,
    zh: '在您可查阅的范围内没有这条推荐就业记录。',
    en: 'There is no such placement within your reach.',
  },
  'placement.laborer-not-found': {
    status: 404,
    zh: '在您的服务范围内没有这名劳动者。',
    en: 'There is no such laborer within your reach.',
  },
  'placement.laborer-forgotten': {
    status: 410,
    zh: '该劳动者的个人信息已按规定删除，不能再推荐或登记就业。',
    en: 'The personal data of this laborer were erased; nobody is referred or placed any more.',
  },
  'placement.consent-missing': {
    status: 409,
    zh: '劳动者尚未同意参加岗位匹配，不能推荐；请先登记同意书。',
    en: 'The laborer has not consented to be matched; record the consent before a referral.',
  },
  'placement.work-age-over': {
    status: 409,
    zh: '劳动者已超过劳动年龄，不能推荐。',
    en: 'The laborer is past working age and is not referred.',
  },
  'placement.already-referred': {
    status: 409,
    zh: '该劳动者在这个岗位上已有未办结的推荐。',
    en: 'The laborer has an open referral to this posting already.',
  },
  'placement.already-placed': {
    status: 409,
    zh: '该劳动者已有一份主要工作；请先登记其结束，或登记为次要工作。',
    en: 'The laborer has a main placement already; end it first, or record this one as secondary.',
  },
  'placement.employer-suspended': {
    status: 409,
    zh: '用人单位已被暂停，不能推荐或录用。',
    en: 'The employer is suspended: nobody is referred or offered work there.',
  },
  'placement.employer-unknown': { status: 422, zh: '没有这个用人单位。', en: 'There is no such employer.' },
  'placement.not-allowed': {
    status: 409,
    zh: '当前状态（{status}）不能进行此操作；现在可以进行：{allowed}。',
    en: 'Not possible in the state {status}; what may be done now: {allowed}.',
  },
  'placement.office-not-own': {
    status: 403,
    zh: '该机构或劳动者不在您的辖区内，不能进行此操作。',
    en: 'The office or the laborer does not lie within your own, which alone may do this.',
  },
  'placement.office-unknown': { status: 422, zh: '没有这个机构。', en: 'There is no such office.' },
  'placement.not-ended': {
    status: 409,
    zh: '尚未登记结束，不能更正结束信息。',
    en: 'No end was recorded, so none can be corrected.',
  },
  'placement.date-impossible': { status: 422, zh: '没有这个日期。', en: 'There is no such day.' },
  'placement.date-in-future': {
    status: 422,
    zh: '日期不能晚于今天。',
    en: 'The day cannot be in the future.',
  },
  'placement.dates-reversed': {
    status: 422,
    zh: '日期不能早于 {notBefore}。',
    en: 'The day cannot be before {notBefore}.',
  },
  'placement.not-due': {
    status: 409,
    zh: '推荐的答复期限为 {dueOn}，尚未到期。',
    en: 'The referral may be answered until {dueOn} and is not due yet.',
  },
  'placement.retention-early': {
    status: 422,
    zh: '稳定就业最早可于 {notBefore} 核实，且须工作到该日。',
    en: 'This retention can be verified from {notBefore} on, of work that lasted until then.',
  },
  'placement.reason-needed': { status: 422, zh: '请说明原因。', en: 'A reason is needed.' },
  'placement.occupation-unknown': {
    status: 422,
    zh: '没有这个职业代码。',
    en: 'There is no occupation with this code.',
  },
  'placement.industry-unknown': {
    status: 422,
    zh: '没有这个行业代码。',
    en: 'There is no industry with this code.',
  },
  'placement.division-unknown': {
    status: 422,
    zh: '没有这个区划代码。',
    en: 'There is no division with this code.',
  },
  'placement.unit-unknown': {
    status: 422,
    zh: '没有这个统计单位。',
    en: 'There is no such reporting unit.',
  },
  'placement.workplace-elsewhere': {
    status: 422,
    zh: '工作地点不在该统计单位内；可能的单位：{possible}。',
    en: 'The place of work does not lie in this reporting unit; it may lie in: {possible}.',
  },
  'placement.work-from-posting': {
    status: 422,
    zh: '工作内容以岗位为准，不能另行填写。',
    en: 'The posting tells what the work is; it cannot be told otherwise here.',
  },
  'placement.self-found-posting': {
    status: 422,
    zh: '自主就业不填岗位。',
    en: 'Work that somebody found alone has no posting.',
  },
});

type Code = PlacementErrorCode;

const DATES: readonly Code[] = [
  'placement.date-impossible',
  'placement.date-in-future',
  'placement.dates-reversed',
];
const WORK: readonly Code[] = [
  'placement.occupation-unknown',
  'placement.industry-unknown',
  'placement.division-unknown',
  'placement.unit-unknown',
  'placement.workplace-elsewhere',
  'placement.work-from-posting',
];
const PERSON: readonly Code[] = ['placement.laborer-not-found', 'placement.laborer-forgotten'];

/** What every step of a placement may be refused with. */
export const STEP_PROBLEMS: readonly string[] = [
  'placement.not-found',
  'placement.office-not-own',
  'placement.not-allowed',
  'employer.account-unknown',
  ...DATES,
];

/** A vacancy of the posting is reserved or taken. */
export const VACANCY_PROBLEMS: readonly string[] = [
  'posting.no-vacancy',
  'posting.not-found',
  'posting.closed',
  'posting.refused-state',
  'posting.suspended-state',
  'posting.in-review',
  'posting.incomplete',
  'posting.not-referable',
  'posting.validity-ended',
];

export const REFER_PROBLEMS: readonly string[] = [
  ...PERSON,
  ...DATES,
  ...VACANCY_PROBLEMS.filter((code) => code !== 'posting.no-vacancy'),
  'placement.consent-missing',
  'placement.work-age-over',
  'placement.already-referred',
  'placement.already-placed',
  'placement.employer-suspended',
  'posting.quota-reached',
];

export const START_PROBLEMS: readonly string[] = [
  ...VACANCY_PROBLEMS,
  'placement.laborer-forgotten',
  'placement.already-placed',
  'placement.unit-unknown',
  'placement.workplace-elsewhere',
];

export const RECORD_PROBLEMS: readonly string[] = [
  ...PERSON,
  ...DATES,
  ...WORK,
  ...VACANCY_PROBLEMS,
  'placement.already-referred',
  'placement.already-placed',
  'placement.employer-suspended',
  'placement.employer-unknown',
  'placement.self-found-posting',
];

export const CORRECT_PROBLEMS: readonly string[] = [
  ...WORK,
  'placement.not-ended',
  'placement.already-placed',
];

/** An end that never was, or an outcome: the person is open again for what may be taken by now. */
export const REVERSE_PROBLEMS: readonly string[] = [
  'placement.already-placed',
  'placement.already-referred',
  'placement.laborer-forgotten',
  'posting.not-found',
];
