import '../index';
import { languageOf } from './language';
import { problemCatalogue, problemCodes, problemText, renderProblemText } from './problem-catalogue';
import { problemDocument, problemTitle } from './problem-document';
import { ProblemException } from './problem.exception';

test('every registered code has a text in Chinese and one in English', () => {
  expect(problemCodes().length).toBeGreaterThan(40);
  for (const code of problemCodes()) {
    const text = problemText(code);
    expect([code, text?.zh]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([code, text?.en]).toEqual([code, expect.not.stringMatching(/\p{Script=Han}/u)]);
    expect(problemTitle(text?.status ?? 0, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  }
});

test.each([
  ['Sample.Code', { status: 400, zh: '错', en: 'wrong' }, 'kebab'],
  ['sample.status', { status: 200, zh: '错', en: 'wrong' }, 'status'],
  ['sample.language', { status: 400, zh: '错', en: ' ' }, 'lacks a language'],
  ['sample.placeholders', { status: 400, zh: '错{a}', en: 'wrong {b}' }, 'placeholders'],
  ['not-found', { status: 400, zh: '错', en: 'wrong' }, 'twice'],
])('the entry %s is refused', (code, text, reason) => {
  expect(() => problemCatalogue({ [code]: text })).toThrow(reason);
});

test('a placeholder without a value does not show its name', () => {
  expect(renderProblemText({ status: 400, zh: '至少{n}个', en: 'at least {n}' }, 'zh-CN')).toBe('至少…个');
});

test('a refusal that no catalogue names is a 422, never a 500', () => {
  expect(problemDocument(new ProblemException('sample.unheard-of'), 'en', 'x')).toMatchObject({
    status: 422,
    code: 'sample.unheard-of',
  });
});

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['zh-TW;q=0.4, en;q=0.3', 'zh-CN'],
  ['de, en;q=0.5, zh;q=0.4', 'en'],
  ['en;q=0', 'zh-CN'],
  ['*', 'zh-CN'],
  ['en;q=x', 'zh-CN'],
])('Accept-Language %p is answered in %s', (header, language) => expect(languageOf(header)).toBe(language));
