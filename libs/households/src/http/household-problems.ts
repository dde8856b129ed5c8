import { problemCatalogue } from '@chunfeng/http';
import type { HouseholdErrorCode } from '../domain/household.errors';

problemCatalogue<HouseholdErrorCode>({
  'household.not-found': {
    status: 404,
    zh: '在您可查阅的范围内没有这户家庭。',
    en: 'There is no such household within your reach.',
  },
  'household.exists': { status: 409, zh: '这个编号的家庭已存在。', en: 'A household with this id exists.' },
  'household.office-unknown': { status: 422, zh: '没有这个机构。', en: 'There is no such office.' },
  'household.office-not-own': {
    status: 403,
    zh: '该机构不在您的辖区内。',
    en: 'This office does not lie within your own.',
  },
  'household.division-unknown': {
    status: 422,
    zh: '没有这个区划代码。',
    en: 'There is no division with this code.',
  },
  'household.laborer-unknown': {
    status: 422,
    zh: '在您的服务范围内没有这名已登记的劳动者；新成员不填编号。',
    en: 'There is no such registered laborer within your reach; a new member is given an id.',
  },
  'household.member-unknown': {
    status: 404,
    zh: '家庭中没有这名成员。',
    en: 'The household has no such member.',
  },
  'household.member-exists': {
    status: 409,
    zh: '这名成员已在该家庭中。',
    en: 'This member is in the household already.',
  },
  'household.member-is-laborer': {
    status: 409,
    zh: '这名成员已登记为劳动者，请删除劳动者的个人信息。',
    en: 'The member is registered as a laborer; forget the laborer instead.',
  },
  'household.member-elsewhere': {
    status: 409,
    zh: '这名成员属于{office}登记的另一户家庭；请先办理迁出。',
    en: 'The member belongs to another household, registered by {office}; the departure there comes first.',
  },
  'household.card-taken': {
    status: 409,
    zh: '该户编号已由{office}登记。',
    en: 'This card number is registered by {office} already.',
  },
  'household.second-head': { status: 409, zh: '该家庭已有户主。', en: 'The household has a head already.' },
  'household.citizen-number-wrong': {
    status: 422,
    zh: '公民身份号码有误（{fault}）；没有号码的成员须填写性别和出生日期。',
    en: 'The citizen number is wrong ({fault}); a member without one needs sex and birth date.',
  },
  'household.birth-date-differs': {
    status: 422,
    zh: '出生日期或性别与公民身份号码不一致。',
    en: 'Birth date or sex differ from what the citizen number says.',
  },
  'household.synthetic-number': {
    status: 422,
    zh: '虚构人员的号码必须以 00 开头。',
    en: 'The number of a made-up person must begin with 00.',
  },
  'household.date-impossible': { status: 422, zh: '没有这个日期。', en: 'There is no such day.' },
  'household.date-in-future': {
    status: 422,
    zh: '日期不能晚于今天。',
    en: 'The day cannot be in the future.',
  },
});
