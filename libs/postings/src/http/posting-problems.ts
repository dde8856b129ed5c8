import { problemCatalogue } from '@chunfeng/http';
import type { EmployerErrorCode } from '../domain/employer.errors';
import type { PostingErrorCode } from '../domain/posting.errors';

problemCatalogue<PostingErrorCode>({
  'posting.not-found': { status: 404, zh: '没有这个岗位。', en: 'There is no such posting.' },
  'posting.exists': { status: 409, zh: '这个编号的岗位已存在。', en: 'A posting with this id exists.' },
  'posting.refused-state': {
    status: 409,
    zh: '岗位未通过检查；请先修改内容。',
    en: 'The posting was refused at its check; amend it first.',
  },
  'posting.suspended-by-office': {
    status: 403,
    zh: '岗位由经办机构暂停（{reason}），只能由经办机构恢复。',
    en: 'An office suspended the posting ({reason}); only an office may resume it.',
  },
  'posting.office-not-own': {
    status: 403,
    zh: '岗位归{office}管理，不在您的辖区内。',
    en: 'The posting belongs to {office}, which does not lie within your office.',
  },
  'posting.closed': {
    status: 409,
    zh: '岗位已结束（{status}），不能再变更。',
    en: 'The posting is over ({status}) and cannot be changed.',
  },
  'posting.not-due': {
    status: 409,
    zh: '岗位有效期至 {validThrough}，尚未到期。',
    en: 'The posting is valid through {validThrough} and not due yet.',
  },
  'posting.validity-ended': {
    status: 409,
    zh: '岗位有效期已于 {validThrough} 结束；请先修改截止日期。',
    en: 'The posting was valid through {validThrough}; amend its end first.',
  },
  'posting.terms-refused': {
    status: 422,
    zh: '修改后的内容不能发布（{reasons}），岗位保持原样。',
    en: 'The new terms cannot be published ({reasons}); the posting stays as it was.',
  },
  'posting.confirmed-in-future': {
    status: 422,
    zh: '确认日期不能晚于今天。',
    en: 'The day of confirmation cannot be in the future.',
  },
  'posting.employer-unknown': { status: 422, zh: '没有这个用人单位。', en: 'There is no such employer.' },
  'posting.employer-suspended': {
    status: 409,
    zh: '用人单位已被暂停，不能提交、修改或恢复岗位。',
    en: 'The employer is suspended: its postings are neither submitted nor amended nor resumed.',
  },
  'posting.employer-in-order': {
    status: 409,
    zh: '用人单位未被暂停，其岗位不随之暂停。',
    en: 'The employer is not suspended, so its postings need not follow.',
  },
  'posting.in-review': {
    status: 409,
    zh: '岗位正在审核，审核后才能进行此操作。',
    en: 'The posting is being reviewed; this has to wait for the verdict.',
  },
  'posting.not-in-review': {
    status: 409,
    zh: '岗位不在待审核状态。',
    en: 'The posting is not waiting for a review.',
  },
  'posting.suspended-state': {
    status: 409,
    zh: '岗位已暂停（{reason}），不接受新的推荐或录用。',
    en: 'The posting is suspended ({reason}): nobody new is referred or taken on.',
  },
  'posting.incomplete': {
    status: 409,
    zh: '岗位信息不完整（缺 {missing}），补全前不能推荐。',
    en: 'The posting is incomplete ({missing} missing): nobody is referred until it is completed.',
  },
  'posting.not-referable': {
    status: 409,
    zh: '该类岗位（{kind}）经考试或考核招聘，不能推荐。',
    en: 'Posts of this kind ({kind}) are filled by examination or assessment: nobody is referred.',
  },
  'posting.quota-reached': {
    status: 409,
    zh: '在途推荐已达 {open} 人，名额为 {quota} 人。',
    en: 'There are {open} open referrals already; the quota is {quota}.',
  },
  'posting.no-vacancy': {
    status: 409,
    zh: '岗位已没有剩余名额。',
    en: 'No vacancy of the posting remains.',
  },
  'posting.headcount-below-filled': {
    status: 409,
    zh: '招聘人数不能少于已录用和已预留的 {filled} 人。',
    en: 'The headcount cannot go below the {filled} vacancies that are reserved or taken.',
  },
});

problemCatalogue<EmployerErrorCode>({
  'employer.not-found': { status: 404, zh: '没有这个用人单位。', en: 'There is no such employer.' },
  'employer.exists': {
    status: 409,
    zh: '这个编号的用人单位已存在。',
    en: 'An employer with this id exists.',
  },
  'employer.suspended': { status: 409, zh: '用人单位已被暂停。', en: 'The employer is suspended.' },
  'employer.identifier-missing': {
    status: 422,
    zh: '没有证照号码的单位须由经办机构担保（vouched）。',
    en: 'An employer without identifier needs an office that vouches for it (vouched).',
  },
  'employer.identifier-invalid': {
    status: 422,
    zh: '证照号码（{scheme}）的格式或校验码有误。',
    en: 'The identifier ({scheme}) has a wrong form or check digit.',
  },
  'employer.identifier-repeated': {
    status: 422,
    zh: '同一种证照号码（{scheme}）只能填一个。',
    en: 'There can be only one identifier of a scheme ({scheme}).',
  },
  'employer.identifier-scheme-held': {
    status: 409,
    zh: '单位已有这种证照号码，且号码不同。',
    en: 'The employer already holds another identifier of this scheme.',
  },
  'employer.identifier-contradicts': {
    status: 422,
    zh: '组织机构代码与统一社会信用代码第 9–17 位不一致。',
    en: 'The organization code differs from characters 9–17 of the social credit code.',
  },
  'employer.account-unknown': {
    status: 403,
    zh: '此账号尚未加入任何用人单位；请凭邀请码加入，或登记本单位。',
    en: 'The account acts for no employer yet; join one by an invitation code, or register your own.',
  },
  'employer.invitation-unknown': {
    status: 404,
    zh: '没有这个邀请码。',
    en: 'There is no invitation with this code.',
  },
  'employer.invitation-used': {
    status: 409,
    zh: '邀请码已被使用。',
    en: 'The invitation was redeemed by another account.',
  },
  'employer.invitation-expired': {
    status: 409,
    zh: '邀请码已于 {expiresOn} 过期；请向经办机构重新索取。',
    en: 'The invitation was good until {expiresOn}; ask the office for another.',
  },
  'employer.invitation-revoked': {
    status: 409,
    zh: '邀请码已被撤销；请向经办机构重新索取。',
    en: 'The invitation was revoked; ask the office for another.',
  },
  'employer.invitation-not-issued': {
    status: 409,
    zh: '没有向这个用人单位发出过此邀请。',
    en: 'This employer was issued no such invitation.',
  },
  'employer.account-not-joined': {
    status: 409,
    zh: '此账号不属于这个用人单位。',
    en: 'The account does not act for this employer.',
  },
  'employer.division-unknown': {
    status: 422,
    zh: '行政区划代码不存在。',
    en: 'There is no division with this code.',
  },
});
