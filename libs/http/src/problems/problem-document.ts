import { STATUS_CODES } from 'node:http';
import type { Language } from './language';
import { type ProblemText, problemText, renderProblemText } from './problem-catalogue';
import type { FieldError, ProblemException } from './problem.exception';

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface ProblemDocument {
  /** Path of the page that explains the code: `/problems/<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** `urn:uuid:<request id>`: the same id stands in the log. */
  readonly instance: string;
  readonly code: string;
  readonly rule?: string;
  readonly errors?: readonly (Omit<FieldError, 'params'> & { readonly message: string })[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: '请求有误',
  401: '未通过身份验证',
  403: '没有权限',
  404: '未找到',
  405: '方法不允许',
  406: '格式不可提供',
  409: '冲突',
  412: '版本不符',
  413: '内容过大',
  415: '格式不支持',
  422: '内容不被接受',
  425: '尚未就绪',
  429: '请求过多',
  500: '服务器内部错误',
  503: '服务暂不可用',
};

/** A refusal whose code no catalogue names is still a refusal: answered without a text, never as a 500. */
const UNNAMED: ProblemText = { status: 422, zh: '该操作不被接受。', en: 'The command was refused.' };

export function problemTitle(status: number, language: Language): string {
  const english = STATUS_CODES[status] ?? 'Error';
  return language === 'en' ? english : (TITLES[status] ?? english);
}

/** Writes the problem in one language. */
export function problemDocument(
  problem: ProblemException,
  language: Language,
  requestId: string,
): ProblemDocument {
  const { field, rule, params, members } = problem.details;
  const text = problemText(problem.code) ?? UNNAMED;
  const detail = renderProblemText(text, language, params);
  const errors = [...(problem.details.errors ?? [])];
  if (field !== undefined)
    errors.unshift({
      in: 'body',
      field,
      code: problem.code,
      ...(rule === undefined ? {} : { rule }),
      ...(params && { params }),
    });
  return {
    ...members,
    type: `/problems/${problem.code}`,
    title: problemTitle(text.status, language),
    status: text.status,
    detail,
    instance: `urn:uuid:${requestId}`,
    code: problem.code,
    ...(rule === undefined ? {} : { rule }),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => fieldMessage(error, language)) }),
  };
}

/** What is wrong with one field, in words. */
export function fieldMessage(
  { params, ...error }: FieldError,
  language: Language,
): Omit<FieldError, 'params'> & { readonly message: string } {
  return { ...error, message: renderProblemText(problemText(error.code) ?? UNNAMED, language, params) };
}
