import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTo } from '../../test/ask';
import { countingDocument } from '../../test/counting-document';
import { FiguresDatabase } from '../../test/figures-database';
import { PLACEMENT_SCENARIOS } from '../../test/placement-scenarios';
import { VACANCY_SCENARIOS, WILLINGNESS_SCENARIOS } from '../../test/stock-scenarios';

let database: FiguresDatabase;
beforeAll(async () => (database = await FiguresDatabase.create()));
afterAll(() => database.drop());

const ALL = [...PLACEMENT_SCENARIOS, ...WILLINGNESS_SCENARIOS, ...VACANCY_SCENARIOS];

test.each(ALL.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, { tell }) => {
  const story = await database.begin();
  const checks = tell(story);
  await database.project(story.events);
  const answers = await Promise.all(
    checks.map(async ([words, asked]) => [words, await answerTo(database.store, asked, story.position)]),
  );
  expect(answers).toEqual(checks.map(([words, , expected]) => [words, expected]));
});

test('docs/counting.md says what the scenarios say (UPDATE_DOCS=1 writes it)', () => {
  const file = join(__dirname, '../../../../docs/counting.md');
  const wanted = countingDocument();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
