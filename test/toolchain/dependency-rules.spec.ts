import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** rule that must fire, importing file, what it imports */
type Edge = readonly [rule: string, from: string, to: string];

const forbidden: readonly Edge[] = [
  ['not-to-unresolvable', 'libs/hiring/src/a.ts', './missing'],
  ['lib-only-through-index', 'libs/hiring/src/b.ts', '../../postings/src/postings.module'],
  ['lib-only-through-index', 'apps/api/src/b.ts', '../../../libs/postings/src/postings.module'],
  ['lib-only-through-index-outside', 'bench/src/b.ts', '../../libs/postings/src/postings.module'],
  ['libs-know-no-app', 'libs/hiring/src/c.ts', '../../../apps/api/src/main'],
  ['kernel-knows-no-context', 'libs/audit/src/d.ts', '@chunfeng/postings'],
  ['kernel-knows-no-context', 'libs/event-log/src/d.ts', '@chunfeng/postings'],
  ['kernel-knows-no-context', 'libs/http/src/d.ts', '@chunfeng/reference'],
  ['kernel-knows-no-context', 'libs/processes/src/d.ts', '@chunfeng/postings'],
  ['testing-stays-in-tests', 'libs/hiring/src/e.ts', '@chunfeng/testing'],
  ['no-typeorm-in-append-feed-and-runner', 'libs/projections/src/f.ts', 'typeorm'],
  ['domain-is-pure', 'libs/hiring/src/domain/nest.ts', '@nestjs/common'],
  ['domain-is-pure', 'libs/hiring/src/domain/pg.ts', 'pg'],
  ['domain-is-pure', 'libs/hiring/src/domain/files.ts', 'node:fs'],
  ['domain-is-pure', 'libs/hiring/src/domain/random.ts', 'node:crypto'],
  ['domain-is-pure', 'libs/hiring/src/domain/database.ts', '@chunfeng/database'],
  ['domain-is-pure', 'libs/hiring/src/domain/http.ts', '@chunfeng/http'],
  ['domain-is-pure', 'libs/hiring/src/domain/outward.ts', '../commands/hire.handler'],
  ['commands-and-queries-know-no-http', 'libs/hiring/src/commands/a.ts', '../http/hiring.controller'],
  ['commands-and-queries-know-no-http', 'libs/hiring/src/queries/a.ts', '../http/hiring.controller'],
  ['reading-and-writing-stay-apart', 'libs/hiring/src/queries/b.ts', '../commands/hire.handler'],
  ['commands-read-no-view', 'libs/hiring/src/commands/b.ts', '../queries/hires.handler'],
  ['commands-read-no-view', 'libs/hiring/src/commands/c.ts', '../projections/hires.projection'],
  ['projections-know-domain-events-only', 'libs/hiring/src/projections/a.ts', '../queries/hires.handler'],
  ['processes-act-by-command', 'libs/hiring/src/processes/a.ts', '../projections/hires.projection'],
  ['processes-act-by-command', 'libs/hiring/src/processes/b.ts', '../queries/hires.handler'],
  ['no-development-dependency-in-production', 'apps/api/src/dev.ts', 'fast-check'],
];

const allowed: readonly (readonly [from: string, to: string])[] = [
  ['libs/hiring/src/http/hiring.controller.ts', '../commands/hire.handler'],
  ['libs/hiring/src/http/more.controller.ts', '@chunfeng/http'],
  ['libs/hiring/src/commands/hire.handler.ts', '../domain/hire'],
  ['libs/hiring/src/queries/hires.handler.ts', '../projections/hires.projection'],
  ['libs/hiring/src/projections/hires.projection.ts', '../domain/hire'],
  ['libs/hiring/src/domain/hire.ts', '@chunfeng/event-log'],
  ['libs/hiring/src/domain/place.ts', '@chunfeng/reference'],
  ['libs/hiring/src/domain/person.ts', '@chunfeng/privacy'],
  ['libs/hiring/src/domain/other.ts', '@chunfeng/postings'],
  ['libs/hiring/src/domain/schema.ts', '@sinclair/typebox'],
  ['libs/hiring/src/domain/hire.spec.ts', '@chunfeng/testing'],
  ['libs/hiring/src/processes/fill.ts', '../commands/hire.handler'],
  ['libs/hiring/src/processes/other.ts', '@chunfeng/postings'],
  ['libs/event-log/src/kernel.ts', '@chunfeng/database'],
  ['apps/api/src/main.ts', '@chunfeng/hiring'],
  ['bench/src/main.ts', '@chunfeng/testing'],
];

const libs = [
  'audit',
  'database',
  'event-log',
  'http',
  'privacy',
  'processes',
  'projections',
  'testing',
  'reference',
  'postings',
  'hiring',
];
const root = resolve(__dirname, '../..');
let violations: readonly Violation[] = [];

beforeAll(async () => {
  const project = await realpath(await mkdtemp(join(tmpdir(), 'chunfeng-rules-')));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(project, file)), { recursive: true });
    await writeFile(join(project, file), text);
  };
  for (const lib of libs) await write(`libs/${lib}/src/index.ts`, 'export const a = 1;\n');
  await write('libs/postings/src/postings.module.ts', 'export const a = 1;\n');
  await write('libs/hiring/src/circle.ts', "import './circle-2';\n");
  await write('libs/hiring/src/circle-2.ts', "import './circle';\n");
  const edges = [...forbidden.map(([, from, to]) => [from, to] as const), ...allowed];
  for (const [from, to] of edges) await write(from, `import '${to}';\n`);
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const file of ['tsconfig.json', 'package.json']) await cp(join(root, file), join(project, file));

  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = [program, 'apps', 'libs', 'bench', '--config', config, '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project, maxBuffer: 1 << 26 });
  violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  await rm(project, { recursive: true });
});

const rulesBrokenBy = (file: string): string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(forbidden)('%s: %s must not import %s', (rule, from) => {
  expect(rulesBrokenBy(from)).toContain(rule);
});

test('no-circular: two files that import each other', () => {
  // A circle is reported once, from one of its files.
  const files = ['libs/hiring/src/circle.ts', 'libs/hiring/src/circle-2.ts'];
  expect(files.flatMap(rulesBrokenBy)).toEqual(['no-circular']);
});

test.each(allowed)('%s may import %s', (from) => {
  expect(rulesBrokenBy(from)).toEqual([]);
});

test('every rule of the configuration is shown to fire here', () => {
  const config = jest.requireActual<{ forbidden: { name: string }[] }>('../../.dependency-cruiser.cjs');
  const shown = new Set(['no-circular', ...forbidden.map(([rule]) => rule)]);
  expect(config.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});
