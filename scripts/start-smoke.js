// Starts Chunfeng as a newcomer does and stops it as a newcomer does; the last line counts what was seen.
// Needs a build (`npm start` makes its own). Used by .ci/run; takes about a minute.
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync } = require('node:fs');
const { chmodSync, chownSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { closingLine, isSuccess } = require('./tally');

const root = join(__dirname, '..');
const MAIN = join('dist', 'apps', 'standalone', 'src', 'main.js');
const tally = { passed: 0, failed: 0, skipped: 0 };

/** How a program is started: from which folder, by which command, as whom. */
const viaNpm = (args) => ({ command: 'npm', args: ['start', '--', ...args], cwd: root });
const viaNode = (cwd, identity) => (args) => ({
  command: process.execPath,
  args: [MAIN, ...args],
  cwd,
  ...identity,
});

async function seen(what, look) {
  const started = Date.now();
  try {
    await look();
    tally.passed += 1;
    console.log(`ok   ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    tally.failed += 1;
    console.log(`FAIL ${what}: ${error.message}`);
  }
}

function start(how, data, port) {
  const { command, args, ...options } = how(['--port', String(port), '--data', data]);
  // A group of its own, as a terminal gives to a command: Ctrl-C goes to every process of it.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { child, output: '', end: undefined };
  child.stdout.on('data', (text) => (run.output += text));
  child.stderr.on('data', (text) => (run.output += text));
  run.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve((run.end = { code: error.message })));
    child.once('close', (code, signal) => resolve((run.end = { code, signal })));
  });
  return run;
}

async function ready(run, port) {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (run.end) throw new Error(`ended with ${JSON.stringify(run.end)}:\n${run.output.slice(-4000)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`not ready after 180 s:\n${run.output.slice(-4000)}`);
}

async function stop(run, signal) {
  process.kill(-run.child.pid, signal);
  const late = new Promise((_, reject) =>
    setTimeout(reject, 60_000, new Error(`no end after ${signal}`)).unref(),
  );
  return Promise.race([run.ended, late]);
}

async function startAndCtrlC(what, how, data, port) {
  const run = start(how, data, port);
  try {
    await seen(`${what}: ready`, () => ready(run, port));
    if (run.end) return;
    await seen(`${what}: Ctrl-C ends it with status 0`, async () => {
      const { code, signal } = await stop(run, 'SIGINT');
      if (code !== 0) throw new Error(`status ${code}, signal ${signal}:\n${run.output.slice(-4000)}`);
      if (existsSync(join(data, 'pg18', 'postmaster.pid'))) throw new Error('PostgreSQL was left running');
    });
  } finally {
    if (!run.end) await stop(run, 'SIGKILL').catch(() => undefined);
  }
}

async function killed(what, how, data, port) {
  const run = start(how, data, port);
  await seen(`${what}: ready before kill -9`, () => ready(run, port));
  if (!run.end) await stop(run, 'SIGKILL');
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** After kill -9 of a program whose next start failed, its PostgreSQL is still there. */
function cleanUp(data) {
  const pg = join(data, 'pg18');
  try {
    process.kill(Number(readFileSync(join(pg, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
  } catch {
    // None is left, as it should be.
  }
  try {
    const elsewhere = dirname(readlinkSync(pg));
    if (elsewhere.startsWith('/var/lib/chunfeng/data-'))
      rmSync(elsewhere, { recursive: true, maxRetries: 10 });
  } catch {
    // Not relocated.
  }
  rmSync(data, { recursive: true, force: true, maxRetries: 10 });
}

async function within(folder, work) {
  const data = join(folder, 'data');
  try {
    await work(data, await freePort());
  } finally {
    cleanUp(data);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Open for the server's ordinary user, unlike the closed folder of the last case. */
function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

async function main() {
  await within(temporary(), async (data, port) => {
    await startAndCtrlC('npm start, the first time', viaNpm, data, port);
    await killed('npm start again', viaNpm, data, port);
    await startAndCtrlC('npm start after kill -9', viaNpm, data, port);
  });
  if (process.geteuid() !== 0) {
    tally.skipped += 2;
    console.log('SKIP the starts as another user and in a closed folder: only root can arrange them');
    return;
  }
  await within(temporary(), async (data, port) => {
    const nobody = { uid: 65534, gid: 65534 };
    mkdirSync(data);
    chownSync(dirname(data), nobody.uid, nobody.gid);
    chownSync(data, nobody.uid, nobody.gid);
    const env = { ...process.env, HOME: dirname(data) };
    await startAndCtrlC('as an ordinary user', viaNode(root, { ...nobody, env }), data, port);
  });
  mkdirSync(join(root, '.cache'), { recursive: true });
  const closed = mkdtempSync(join(root, '.cache', 'closed-'));
  await within(closed, async (data, port) => {
    chmodSync(closed, 0o700);
    const parts = ['package.json', 'node_modules', 'dist', 'libs', 'docs'].filter((part) =>
      existsSync(join(root, part)),
    );
    const copied = spawnSync('cp', ['-al', ...parts, closed], { cwd: root, encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(copied.stderr);
    await startAndCtrlC('as root in a folder of root alone', viaNode(closed, {}), data, port);
  });
}

main()
  .catch((error) => {
    tally.failed += 1;
    console.log(`FAIL ${error.stack}`);
  })
  .finally(() => {
    console.log(closingLine(tally));
    process.exitCode = isSuccess(tally) ? 0 : 1;
  });
