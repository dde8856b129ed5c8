// `npm run check`: lint, formatting, dependency rules, dead code and types. Runs all of them, so that one run shows
// everything there is to mend, two at a time (lint takes as long as the others together).
const { spawn } = require('node:child_process');
const { join } = require('node:path');

const CHECKS = ['lint', 'types', 'dependencies', 'dead-code', 'format'];
const root = join(__dirname, '..');

/** @returns {Promise<{name: string, passed: boolean}[]>} */
async function runChecks() {
  const waiting = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      results.push(await runCheck(name));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

function runCheck(name) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn('npm', ['run', '--silent', `check:${name}`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const passed = code === 0;
      console.log(
        `${passed ? 'ok  ' : 'FAIL'} check:${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
      );
      if (!passed) process.stdout.write(Buffer.concat(chunks));
      resolve({ name, passed });
    });
  });
}

module.exports = { runChecks };

if (require.main === module) {
  runChecks().then((results) => {
    process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
  });
}
