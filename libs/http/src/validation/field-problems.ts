import { problemCatalogue } from '../problems/problem-catalogue';

/** What can be wrong with one field: codes of `errors[].code`. They never stand as a problem of their own. */
export const FIELD_PROBLEMS = problemCatalogue({
  'field.invalid': { status: 400, zh: '值不符合要求。', en: 'The value is not valid.' },
  'field.unknown': { status: 400, zh: '没有这个字段。', en: 'There is no such field.' },
  'field.required': { status: 400, zh: '必填。', en: 'Is required.' },
  'field.text': { status: 400, zh: '应为文本。', en: 'Must be text.' },
  'field.integer': { status: 400, zh: '应为整数。', en: 'Must be an integer.' },
  'field.number': { status: 400, zh: '应为数字。', en: 'Must be a number.' },
  'field.boolean': { status: 400, zh: '应为 true 或 false。', en: 'Must be true or false.' },
  'field.list': { status: 400, zh: '应为列表。', en: 'Must be a list.' },
  'field.object': { status: 400, zh: '应为对象。', en: 'Must be an object.' },
  'field.one-of': { status: 400, zh: '应为以下之一：{allowed}。', en: 'Must be one of: {allowed}.' },
  'field.min': { status: 400, zh: '不得小于 {limit}。', en: 'Must not be less than {limit}.' },
  'field.max': { status: 400, zh: '不得大于 {limit}。', en: 'Must not be greater than {limit}.' },
  'field.min-length': {
    status: 400,
    zh: '至少 {limit} 个字符。',
    en: 'Needs at least {limit:character|characters}.',
  },
  'field.max-length': {
    status: 400,
    zh: '至多 {limit} 个字符。',
    en: 'May have at most {limit:character|characters}.',
  },
  'field.min-items': { status: 400, zh: '至少 {limit} 项。', en: 'Needs at least {limit:item|items}.' },
  'field.max-items': { status: 400, zh: '至多 {limit} 项。', en: 'May have at most {limit:item|items}.' },
  'field.repeated-items': { status: 400, zh: '各项不得重复。', en: 'Items must not repeat.' },
  'field.pattern': { status: 400, zh: '格式应为 {form}。', en: 'Must have the form {form}.' },
  'field.uuid': { status: 400, zh: '应为 UUID。', en: 'Must be a UUID.' },
  'field.date': { status: 400, zh: '应为日期或时间（ISO 8601）。', en: 'Must be a date or time (ISO 8601).' },
  'json.not-utf-8': { status: 400, zh: '正文不是有效的 UTF-8。', en: 'The body is not valid UTF-8.' },
  'json.nul-character': { status: 400, zh: '不得含有空字符（\\u0000）。', en: 'Must not contain \\u0000.' },
  'json.lone-surrogate': {
    status: 400,
    zh: '含有不成对的代理字符。',
    en: 'Contains half of a surrogate pair.',
  },
  'json.number-out-of-range': {
    status: 400,
    zh: '数字超出可精确表示的范围（2^53）。',
    en: 'The number is beyond what can be kept exactly (2^53).',
  },
  'json.duplicate-name': {
    status: 400,
    zh: '同一对象里字段名重复。',
    en: 'The name stands twice in one object.',
  },
  'json.forbidden-name': { status: 400, zh: '不允许的字段名。', en: 'The name is not allowed.' },
  'json.too-deep': { status: 400, zh: '嵌套过深（超过 64 层）。', en: 'Nested deeper than 64 levels.' },
});
