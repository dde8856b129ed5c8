import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@chunfeng/embedded-postgres';
import { projectRoot, runProcess, type TestProcess } from '@chunfeng/testing';

/** The shell blocks of README's tour, in order. */
function tourBlocks(): string[] {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const tour = /<!-- tour -->([\s\S]*)<!-- \/tour -->/.exec(readme)?.[1] ?? '';
  return [...tour.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
}

/** Runs a script as a newcomer types it: one shell, from the project's folder, ended by the first failure. */
function shell(
  script: string,
  env: Record<string, string>,
): { status: number | null; output: string; stdout: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: projectRoot,
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '', ...env },
    encoding: 'utf8',
    timeout: 380_000,
  });
  return { status, output: stdout + stderr, stdout };
}

describe('the five-minute tour of the README, on the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-tour-'));
  const data = join(folder, 'data');
  let server: TestProcess | undefined;

  beforeAll(async () => {
    // As root, PostgreSQL runs as somebody else, who has to get through to its files.
    chmodSync(folder, 0o711);
    const port = String(await freePort());
    // The tour always runs on the embedded database, whatever the other tests run on.
    const env = { DATABASE_URL: '', KEYS_DATABASE_URL: '' };
    server = runProcess('apps/standalone/src/main.ts', ['--port', port, '--data', data], { env });
    await server.waitForOutput(/^Ready after/m, 240_000);
  }, 250_000);

  afterAll(async () => {
    await server?.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** `npm run chunfeng` runs the build; here the same command runs from source. */
  const fromSource = (script: string): string => {
    const register = join(projectRoot, 'libs/testing/src/typescript-register.js');
    return script.replaceAll(
      'npm run -s chunfeng --',
      `node -r '${register}' '${join(projectRoot, 'apps/cli/src/main.ts')}'`,
    );
  };

  it('works command by command, and shows what it says it shows', () => {
    const blocks = tourBlocks();
    expect(blocks.length).toBeGreaterThanOrEqual(15);
    const script = blocks.map((block, index) => `echo "=== ${String(index)}"\n${block}`).join('\n');
    const { status, output } = shell(
      fromSource(script).replaceAll('report.jsonl', `${folder}/report.jsonl`),
      {
        CHUNFENG_DATA: data,
      },
    );
    writeFileSync(join(folder, 'tour.txt'), output);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    const shown = output.split(/^=== \d+$/m).slice(1);

    const block = (marker: string): string => {
      const index = blocks.findIndex((text) => text.includes(marker));
      expect(`${marker}: ${String(index)}`).not.toBe(`${marker}: -1`);
      return shown[index] ?? '';
    };
    expect(block('POST /v1/households ')).toMatch(/"povertyStatus": "exited"[\s\S]*"relation": "parent"/);
    expect(block('/laborer --body')).toContain('"name": "测试甲"');
    expect(block('refused, as it should be')).toContain('laborer.already-registered');
    expect(block('refused, as it should be')).not.toContain('测试甲');
    expect(block('$laborer/matches')).toContain('"rank": 1');
    expect(block('@docs/examples/posting.json')).toContain('"state": "published"');
    expect(block('@docs/examples/posting.json')).toMatch(/"standing": "listed"|"suitable": true/);
    for (const reason of ['wage-band', 'sex-limit', 'contact-in-text', 'fee-in-text'])
      expect(block('refused-posting.json')).toContain(reason);
    expect(block('import postings')).toMatch(/"invalid": 1[\s\S]*"unchanged": 3/);
    expect(block('POST /v1/placements ')).toMatch(/"status": "referred"[\s\S]*"allowed"/);
    expect(block('/start ')).toContain('placement.not-allowed');
    expect(block('/start ').trim().split('\n').at(-1)).toBe('1');
    expect(block('figure=')).toContain('"basis": "origin"');
    const [, counted, restated, before] =
      /counted (\d+), after the reversal (\d+), as known before it (\d+)/.exec(block('/reversal')) ?? [];
    expect([restated, before]).toEqual([String(Number(counted) - 1), counted]);
    expect(block('/consent/withdraw')).toContain('"suitable": false');
    expect(block('/reads')).toContain('"caller": "dev-clerk"');
    expect(block('/forget')).toContain('"code": "laborer.forgotten"');
    expect(block('/forget')).toContain(`after forgetting still ${String(restated)}`);
    expect(block('chunfeng -- status')).toMatch(/matching v\d+ +live[\s\S]*posting-expiry +live/);
  }, 400_000);

  it('prints four commands at the start, and none of their answers is empty', () => {
    const commands = [
      ...(server?.stdout() ?? '').matchAll(/^ {2}(npm run -s chunfeng -- api GET .*)$/gm),
    ].map(([, command]) => command ?? '');
    expect(commands).toHaveLength(4);
    const [candidates, matches, why, quarter] = commands.map((command) => {
      const { stdout } = shell(fromSource(command), {});
      return JSON.parse(stdout) as Record<string, unknown>;
    });
    expect(candidates?.['items']).not.toHaveLength(0);
    expect(matches?.['items']).not.toHaveLength(0);
    expect(quarter?.['rows']).not.toHaveLength(0);
    expect(why).toMatchObject({ suitable: false });
    expect(Object.keys(why?.['failed'] ?? {})).toEqual(expect.arrayContaining(['reason', 'zh', 'en']));
  }, 60_000);
});
