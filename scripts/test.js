// `npm test`: every jest suite, then `npm run check`; the last line is the sum. Each check counts as one test.
// `npm test -- PATTERN…` runs only the suites of those paths and no check, as jest's own arguments do.
// `--no-check` runs all suites without the checks.
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { runChecks } = require('./check');
const { sum, tallyOfJest, closingLine, isSuccess } = require('./tally');

const root = join(__dirname, '..');

function runJest(args) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const report = join(root, '.cache', `jest-${process.pid}.json`);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status, signal } = spawnSync(process.execPath, [jest, '--json', '--outputFile', report, ...args], {
    cwd: root,
    // With --json, jest's answer goes to stdout as well; what people read goes to stderr.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const tally = tallyOfJest(JSON.parse(readFileSync(report, 'utf8')));
    // A fault of jest itself (global setup, coverage, open handles) is in its status alone.
    return status === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    console.error(`jest ended without a report (status ${status}, signal ${signal})`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(report, { force: true });
  }
}

async function main() {
  const args = process.argv.slice(2);
  const withoutCheck = args.includes('--no-check');
  const jestArgs = args.filter((arg) => arg !== '--no-check');
  const tallies = [runJest(jestArgs)];
  if (!withoutCheck && jestArgs.length === 0) {
    for (const { passed } of await runChecks()) {
      tallies.push({ passed: Number(passed), failed: Number(!passed), skipped: 0 });
    }
  }
  const total = sum(tallies);
  console.log(closingLine(total));
  process.exitCode = isSuccess(total) ? 0 : 1;
}

void main();
