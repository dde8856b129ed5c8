import { type Answer, ask } from './client';

/** A command of the journal; repeated with the same key until its outcome is known. */
export interface Command {
  readonly key: string;
  readonly path: string;
  readonly body: object;
}

export interface Entry {
  readonly command: Command;
  /** `unknown`: the answer was lost, or was none of the two. */
  outcome: 'ok' | 'failed' | 'unknown';
  /** Of the resource, once ok. */
  id?: string;
  position?: number;
}

/**
 * What a client knows of its own commands. `ok`: acknowledged. `failed`: refused, so without an effect. Everything else
 * is unknown, for a server that dies may have stored the command before it could say so.
 */
export class Journal {
  readonly entries: Entry[] = [];

  constructor(private readonly token: string) {}

  count(outcome: Entry['outcome']): number {
    return this.entries.filter((entry) => entry.outcome === outcome).length;
  }

  async send(url: string, command: Command): Promise<Entry> {
    const entry: Entry = { command, outcome: 'unknown' };
    this.entries.push(entry);
    await this.attempt(url, entry);
    return entry;
  }

  /** Callers that send one command after the other until they are told to stop, however the server answers. */
  load(url: string, callers: number, next: () => Command): { stop(): Promise<void> } {
    let going = true;
    const caller = async (): Promise<void> => {
      while (going) {
        const { outcome } = await this.send(url, next());
        // A server that is gone refuses at once: give the loop to others.
        if (outcome === 'unknown') await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const all = Promise.all(Array.from({ length: callers }, caller));
    return {
      stop: async () => {
        going = false;
        await all;
      },
    };
  }

  /** Repeats what is unknown, once each. @returns how many are unknown still */
  async resolve(url: string): Promise<number> {
    for (const entry of this.entries) if (entry.outcome === 'unknown') await this.attempt(url, entry);
    return this.count('unknown');
  }

  private async attempt(url: string, entry: Entry): Promise<void> {
    const { key, path, body } = entry.command;
    const headers = { 'idempotency-key': key };
    const answer: Answer | undefined = await ask(url, 'POST', path, {
      token: this.token,
      body,
      headers,
    }).catch(() => undefined);
    if (answer === undefined || answer.status >= 500) return;
    entry.outcome = answer.status < 300 ? 'ok' : 'failed';
    if (entry.outcome === 'failed') return;
    entry.id = String(answer.body['id']);
    entry.position = Number(answer.headers.get('chunfeng-position')?.split('.')[1]);
  }
}
