import { sqlText } from '../queries/sql-text';
import { FILTER_REASONS, POINT_REASONS, type ReasonText } from './reasons';

const all: [string, ReasonText][] = [...Object.entries(POINT_REASONS), ...Object.entries(FILTER_REASONS)];

test.each(all)('%s is told in Chinese and English and names its rule', (_code, { zh, en, rule }) => {
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  expect(rule).not.toBe('');
});

test('every filter that the SQL can answer with has a text', () => {
  const answers = [...sqlText('why.sql').matchAll(/'((?:posting|person|[a-z]+)-[a-z-]+)'/g)].map(
    ([, code]) => code,
  );
  expect(answers.length).toBeGreaterThan(12);
  for (const code of answers) expect(Object.keys(FILTER_REASONS)).toContain(code);
});

test('every reason with points is read from the policy by the SQL', () => {
  const text = sqlText('policy.sql');
  for (const reason of Object.keys(POINT_REASONS)) expect(text).toContain(`{points,${reason},value}`);
});

test('what tells of hardship or disability is marked, so that employers never see it', () => {
  const sensitive = Object.entries<ReasonText>(POINT_REASONS).filter(([, text]) => text.sensitive === true);
  expect(sensitive.map(([code]) => code)).toEqual(['group-addressed', 'priority-group']);
});
