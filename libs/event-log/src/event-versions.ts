import type pg from 'pg';
import { EventVersionNotActiveError } from './errors';
import type { EventDefinition } from './event-type';
import type { EventRegistry } from './event-registry';

const RECHECK_MS = 1_000;

/**
 * Which versions may be written. Readers first: a rolling deployment activates a version only after every
 * process knows it, so that none of them ever meets an unknown one.
 */
export class EventVersions {
  private active = new Map<string, number>();
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly pool: pg.Pool) {}

  /** Declares the newest version of every known type to be known to every reader. */
  async activate(registry: EventRegistry): Promise<void> {
    const all = registry.definitions;
    await this.pool.query('select log.activate_event_versions($1, $2)', [
      all.map((definition) => definition.type),
      all.map((definition) => definition.version),
    ]);
    await this.refresh();
  }

  /**
   * The version to write: the newest if active, else the newest active one that the downcasters lead to.
   * @throws EventVersionNotActiveError
   */
  async writable(definition: EventDefinition): Promise<number> {
    if (this.reach(definition) !== definition.version && performance.now() - this.readAt > RECHECK_MS) {
      await this.refresh();
    }
    const version = this.reach(definition);
    if (version === undefined) throw new EventVersionNotActiveError(definition.type, definition.version);
    return version;
  }

  private reach({ type, version, downcasters }: EventDefinition): number | undefined {
    const active = this.active.get(type) ?? 0;
    if (active >= version) return version;
    for (let to = version - 1; to > 0 && downcasters?.[to] !== undefined; to--) if (active >= to) return to;
    return undefined;
  }

  private async refresh(): Promise<void> {
    const { rows } = await this.pool.query<{ type: string; version: number }>(
      'select type, max(version) as version from log.event_versions group by type',
    );
    this.active = new Map(rows.map((row) => [row.type, row.version]));
    this.readAt = performance.now();
  }
}
