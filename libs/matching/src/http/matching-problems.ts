import { problemCatalogue } from '@chunfeng/http';

problemCatalogue({
  'matching.posting-not-found': {
    status: 404,
    zh: '没有这个岗位，或不属于您的单位。',
    en: 'There is no such posting, or it is not yours.',
  },
  'matching.laborer-not-found': {
    status: 404,
    zh: '没有这位劳动者，或不在您的机构范围内。',
    en: 'There is no such laborer within your office.',
  },
  'matching.pair-not-found': {
    status: 404,
    zh: '岗位或劳动者不存在，或不在您的机构范围内。',
    en: 'The posting or the laborer does not exist, or is not within your office.',
  },
  'matching.no-policy': {
    status: 503,
    zh: '尚未发布匹配规则。',
    en: 'No match policy has been published yet.',
  },
});
