import { problemCatalogue } from './problem-catalogue';

/** The codes that every part of the API shares; a context adds its own in its own catalogue. */
export const HTTP_PROBLEMS = problemCatalogue({
  'malformed-json': {
    status: 400,
    zh: '请求正文不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  'malformed-url': { status: 400, zh: '网址编码有误。', en: 'The URL is not encoded correctly.' },
  'invalid-request': {
    status: 400,
    zh: '请求有 {count} 处不符合要求，见 errors。',
    en: 'The request has {count:invalid field|invalid fields}, listed in errors.',
  },
  'idempotency-key-missing': {
    status: 400,
    zh: '每个写入请求都要带 Idempotency-Key 请求头。',
    en: 'Every command needs an Idempotency-Key header.',
  },
  'idempotency-key-malformed': {
    status: 400,
    zh: 'Idempotency-Key 应为 1 至 200 个字母、数字或 _ . : - 字符。',
    en: 'Idempotency-Key must be 1 to 200 letters, digits or any of _ . : -.',
  },
  'idempotency-key-personal': {
    status: 400,
    zh: 'Idempotency-Key 会被保存，不得含有公民身份号码或电话号码；请使用 UUID。',
    en: 'Idempotency-Key is stored and must hold no citizen number and no telephone number; use a UUID.',
  },
  'if-match-malformed': {
    status: 400,
    zh: 'If-Match 应为此前答复的 ETag，例如 "3"。',
    en: 'If-Match must be the ETag of an earlier answer, such as "3".',
  },
  'min-position-malformed': {
    status: 400,
    zh: 'Min-Position 应为此前答复的 Chunfeng-Position，例如 1.345。',
    en: 'Min-Position must be the Chunfeng-Position of an earlier answer, such as 1.345.',
  },
  'cursor-invalid': {
    status: 400,
    zh: '游标无效，或不属于这个查询；请从第一页重新开始。',
    en: 'The cursor is invalid or belongs to another query; start again from the first page.',
  },
  'bad-request': { status: 400, zh: '请求有误。', en: 'The request is not valid.' },
  unauthenticated: {
    status: 401,
    zh: '需要有效的访问令牌（Authorization: Bearer）。',
    en: 'A valid access token is needed (Authorization: Bearer).',
  },
  forbidden: {
    status: 403,
    zh: '您的角色无权进行此操作。',
    en: 'Your role may not do this.',
  },
  'token-incomplete': {
    status: 403,
    zh: '访问令牌的 {claim} 缺失或不可用。',
    en: 'The claim {claim} of the access token is missing or cannot be used.',
  },
  'not-found': { status: 404, zh: '没有这个资源。', en: 'There is no such resource.' },
  'method-not-allowed': {
    status: 405,
    zh: '这个地址不接受该方法，允许的方法见 Allow。',
    en: 'This address does not take that method; Allow lists those it takes.',
  },
  'not-acceptable': {
    status: 406,
    zh: '无法提供所要求的格式。',
    en: 'The requested format is not available.',
  },
  'in-flight': {
    status: 409,
    zh: '同一 Idempotency-Key 的请求正在处理，请稍后用同一键重试。',
    en: 'A request with this Idempotency-Key is still being processed; repeat it later with the same key.',
  },
  'claim-taken': {
    status: 409,
    zh: '已有同样的登记，不能重复。',
    en: 'This is already held by another record.',
  },
  'position-of-other-epoch': {
    status: 409,
    zh: 'Min-Position 属于另一个日志纪元；当前位置见 reached。',
    en: 'Min-Position belongs to another epoch of the log; reached names the present one.',
  },
  'stale-version': {
    status: 412,
    zh: '该资源已被更改（现为第 {actual} 版），请重新读取后再提交。',
    en: 'The resource has changed (it is at version {actual} now); read it again first.',
  },
  'body-too-large': {
    status: 413,
    zh: '请求正文超过 {limit} 字节。',
    en: 'The body is larger than {limit} bytes.',
  },
  'unsupported-media-type': {
    status: 415,
    zh: '请求正文的格式不受支持，应为 {expected}。',
    en: 'The body has an unsupported format; {expected} is expected.',
  },
  refused: { status: 422, zh: '该操作不被接受。', en: 'The command was refused.' },
  'key-reused': {
    status: 422,
    zh: '该 Idempotency-Key 已用于内容不同的请求。',
    en: 'This Idempotency-Key was used for a request with other content.',
  },
  'position-not-reached': {
    status: 425,
    zh: '数据视图尚未到达 Min-Position，请稍后重试。',
    en: 'The view has not reached Min-Position yet; try again shortly.',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求过多，请稍后再试。',
    en: 'Too many requests; try again later.',
  },
  'internal-error': {
    status: 500,
    zh: '服务器内部错误，请把 instance 中的编号告诉运维人员。',
    en: 'Internal error; tell the operator the id in instance.',
  },
  busy: {
    status: 503,
    zh: '系统繁忙，没有写入任何内容，请稍后重试。',
    en: 'The service is busy; nothing was stored, try again later.',
  },
  'outcome-unknown': {
    status: 503,
    zh: '结果尚不确定，请用同一 Idempotency-Key 重试。',
    en: 'The outcome is not known; repeat the request with the same Idempotency-Key.',
  },
  'store-unavailable': {
    status: 503,
    zh: '暂时无法访问数据库，请稍后用同一 Idempotency-Key 重试。',
    en: 'The database cannot be reached at the moment; try again later, a command with the same Idempotency-Key.',
  },
  'issuer-unavailable': {
    status: 503,
    zh: '暂时无法核对访问令牌，请稍后重试。',
    en: 'Access tokens cannot be verified at the moment; try again later.',
  },
  'reading-not-recorded': {
    status: 503,
    zh: '查阅个人信息必须先留痕，目前无法记录，因此不予显示，请稍后再试。',
    en: 'Whoever reads of a person is recorded first; that is not possible at the moment, so nothing is shown. Try again later.',
  },
  'not-ready': { status: 503, zh: '服务尚未就绪。', en: 'The service is not ready.' },
});
