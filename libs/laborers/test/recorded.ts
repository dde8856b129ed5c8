import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '@chunfeng/event-log';
import type { LaborerEvent } from '../src/domain/laborer.events';

export interface ToldEvent {
  readonly laborerId: string;
  readonly event: LaborerEvent;
}

const PERSONAL = ['person', 'evidenceReference', 'formNumber'];

/**
 * Events as the log would hold them, positions from 1. The envelope holds the personal fields as readable text, so that
 * a test can tell where they went; `personal` is what a projection that unseals would get.
 */
export function recorded(told: readonly ToldEvent[]) {
  const versions = new Map<string, number>();
  return told.map(({ laborerId, event }, index) => {
    const version = (versions.get(laborerId) ?? 0) + 1;
    versions.set(laborerId, version);
    const entries = Object.entries(event.data);
    const personal = Object.fromEntries(entries.filter(([field]) => PERSONAL.includes(field)));
    const at = new Date(Date.UTC(2026, 2, 2, 1, 0, 0) + index * 1_000).toISOString();
    return {
      position: index + 1,
      streamId: `laborer-${laborerId}`,
      version,
      id: randomUUID(),
      type: event.type,
      schemaVersion: 1,
      data: Object.fromEntries(entries.filter(([field]) => !PERSONAL.includes(field))),
      meta: {
        correlationId: 'test',
        commandId: randomUUID(),
        actor: { id: 'clerk', role: 'clerk', office: 'D500235' },
        occurredAt: at,
      },
      recordedAt: at,
      ...(Object.keys(personal).length === 0
        ? {}
        : { sealed: { subject: laborerId, box: `box ${index}` }, personal }),
    } satisfies RecordedEvent & { personal?: unknown };
  });
}
