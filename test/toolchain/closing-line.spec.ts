interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface TallyModule {
  readonly sum: (tallies: readonly Tally[]) => Tally;
  readonly tallyOfJest: (report: Record<string, number>) => Tally;
  readonly closingLine: (tally: Tally) => string;
  readonly isSuccess: (tally: Tally) => boolean;
}
const { sum, tallyOfJest, closingLine, isSuccess } =
  jest.requireActual<TallyModule>('../../scripts/tally.js');

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 2,
  numPendingTests: 3,
  numTodoTests: 4,
};

test('the closing line counts over all suites, and a suite that could not be loaded is a failure', () => {
  const total = sum([tallyOfJest(report), { passed: 1, failed: 0, skipped: 0 }]);
  expect(closingLine(total)).toBe('6 passed, 3 failed, 7 skipped');
});

test.each([
  ['all passed', { passed: 1, failed: 0, skipped: 1 }, true],
  ['one failed', { passed: 9, failed: 1, skipped: 0 }, false],
  ['no test ran', { passed: 0, failed: 0, skipped: 9 }, false],
])('success or not, when %s', (_, tally, success) => expect(isSuccess(tally)).toBe(success));
