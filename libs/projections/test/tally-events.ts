import { createHash } from 'node:crypto';
import type { RecordedEvent } from '@chunfeng/event-log';

export interface TallyStep {
  readonly stream: number;
  readonly type: 'tally.opened' | 'tally.added' | 'tally.closed' | 'other.happened';
  readonly amount?: number;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly poison?: 'fold' | 'database';
  readonly schemaVersion?: number;
}

/** A log: gapless positions, versions per stream, instants with microseconds. */
export function tallyLog(steps: readonly TallyStep[]): RecordedEvent[] {
  const versions = new Map<number, number>();
  return steps.map((step, index) => {
    const version = (versions.get(step.stream) ?? 0) + 1;
    versions.set(step.stream, version);
    const { stream, type, schemaVersion = 1, ...data } = step;
    const minute = new Date(Date.UTC(2018, 4, 1) + index * 60_000).toISOString();
    return {
      position: index + 1,
      streamId: `tally-${uuidOf(`stream ${stream}`)}`,
      version,
      id: uuidOf(`event ${index}`),
      type,
      schemaVersion,
      data,
      meta: {
        correlationId: uuidOf('correlation'),
        commandId: uuidOf(`command ${index}`),
        actor: { id: 'test', role: 'clerk' },
        occurredAt: minute,
      },
      recordedAt: `${minute.slice(0, 20)}${String(index % 1_000_000).padStart(6, '0')}Z`,
    };
  });
}

/** A log without surprises: `streams` tallies, opened and then added to in turns. */
export function plainTallyLog(events: number, streams = 7): RecordedEvent[] {
  return tallyLog(
    Array.from({ length: events }, (_, index) => {
      const stream = index % streams;
      if (index < streams) return { stream, type: 'tally.opened' as const };
      if (index % 11 === 0) return { stream: 1_000 + index, type: 'other.happened' as const };
      return { stream, type: 'tally.added' as const, amount: index, note: `note "${index}" {\\, 春风}` };
    }),
  );
}

export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
