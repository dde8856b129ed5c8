// Counts of tests, and the closing line that people and machines read.

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/** @param {Tally[]} tallies @returns {Tally} */
function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) for (const key of Object.keys(total)) total[key] += tally[key];
  return total;
}

/**
 * @param {object} report what `jest --json` writes
 * @returns {Tally} a suite that could not be loaded counts as one failure: its tests are not known
 */
function tallyOfJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {Tally} tally */
function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A run in which nothing was tested is no success. */
function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0;
}

module.exports = { sum, tallyOfJest, closingLine, isSuccess };
