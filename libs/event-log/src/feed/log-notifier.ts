import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@chunfeng/database';
import type pg from 'pg';

export const CHANNEL = 'chunfeng_log';
/** The first commit tells at once; under load one NOTIFY stands for many commits. */
const DEBOUNCE_MS = 20;

/**
 * NOTIFY after commits, on a connection of its own: inside the appending transaction it would serialize all
 * commits of the server. Best effort: readers poll as well, so a lost one costs latency only.
 */
export class LogNotifier {
  private client: pg.Client | undefined;
  private due = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly name: string,
  ) {}

  committed(): void {
    this.due = true;
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    await this.running;
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private async run(): Promise<void> {
    while (this.due) {
      this.due = false;
      await this.notify().catch(() => this.drop());
      await sleep(DEBOUNCE_MS);
    }
    this.running = undefined;
  }

  private async notify(): Promise<void> {
    if (this.client === undefined) {
      this.client = createClient({
        url: this.url,
        name: `${this.name}-notify`,
        settings: { synchronous_commit: 'off' },
        onError: () => this.drop(),
      });
      await this.client.connect();
    }
    await this.client.query(`notify ${CHANNEL}`);
  }

  private drop(): void {
    void this.client?.end().catch(() => undefined);
    this.client = undefined;
  }
}
