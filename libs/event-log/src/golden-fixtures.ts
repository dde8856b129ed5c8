import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventCodec } from './event-codec';
import { EventRegistry } from './event-registry';
import type { EventDefinition } from './event-type';

const SUMS = 'fixtures.sha256';

/**
 * Every version of every event type that was ever stored has a file `<type>.v<version>.json` in `folder` holding
 * `data` as a row holds it (sealed part included), is read back as the newest version, and is never edited: its
 * sum stands in `fixtures.sha256`. `CHUNFENG_RECORD_FIXTURES=1` adds the sums of new files, and only of new ones.
 *
 * @returns one sentence per problem; a test expects none.
 */
export function goldenFixtureProblems(definitions: readonly EventDefinition[], folder: string): string[] {
  const registry = new EventRegistry(definitions);
  const sums = readSums(folder);
  return definitions.flatMap((definition) =>
    Array.from({ length: definition.version }, (_, index) => index + 1).flatMap((version) => {
      const file = `${definition.type}.v${version}.json`;
      const path = join(folder, file);
      if (!existsSync(path)) return [`${file} is missing: version ${version} may be in the log`];
      const text = readFileSync(path, 'utf8');
      return [
        ...sumProblem(folder, file, text, sums),
        ...readProblem(registry, definition, version, file, text),
      ];
    }),
  );
}

/** Declares {@link goldenFixtureProblems} as tests, one per event type. */
export function goldenFixtures(definitions: readonly EventDefinition[], folder: string): void {
  describe('golden fixtures', () => {
    test.each(definitions.map((definition) => ({ type: definition.type, definition })))(
      'every stored version of $type is read back as the newest one',
      ({ definition }) => expect(goldenFixtureProblems([definition], folder)).toEqual([]),
    );
  });
}

function sumProblem(folder: string, file: string, text: string, sums: Map<string, string>): string[] {
  const sum = createHash('sha256').update(text).digest('hex');
  const recorded = sums.get(file);
  if (recorded === sum) return [];
  if (recorded !== undefined) return [`${file} was edited: events of the past do not change`];
  if (process.env['CHUNFENG_RECORD_FIXTURES'] !== '1') {
    return [`${file} has no sum in ${SUMS}: run once with CHUNFENG_RECORD_FIXTURES=1`];
  }
  appendFileSync(join(folder, SUMS), `${sum}  ${file}\n`);
  return [];
}

function readProblem(
  registry: EventRegistry,
  { type, personal }: EventDefinition,
  schemaVersion: number,
  file: string,
  text: string,
): string[] {
  try {
    const { data } = JSON.parse(text) as { data: unknown };
    const event = EventCodec.read(registry, {
      position: 1,
      streamId: 'fixture-00000000-0000-7000-8000-000000000000',
      version: 1,
      id: '00000000-0000-7000-8000-000000000000',
      type,
      schemaVersion,
      data: JSON.stringify(data),
      meta: '{}',
      recordedAt: '2026-01-01 00:00:00+00',
    });
    const forgotten = Object.fromEntries((personal?.fields ?? []).map((field) => [field, null]));
    registry.validate(type, { ...forgotten, ...event.data });
    return [];
  } catch (error) {
    return [`${file}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function readSums(folder: string): Map<string, string> {
  const path = join(folder, SUMS);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return new Map(
    lines.filter((line) => line !== '').map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  );
}
