import type { CommandResult } from '../command';
import { before } from './keyed-mutex';

interface First {
  readonly fingerprint: string;
  readonly result: Promise<CommandResult>;
}

/** Repeats of a command that this process is still working on: they wait for the first and get its answer. */
export class Twins {
  private readonly working = new Map<string, First>();

  async run<Code extends string>(
    key: string,
    fingerprint: string,
    deadline: number,
    work: () => Promise<CommandResult<Code>>,
  ): Promise<CommandResult<Code>> {
    for (;;) {
      const first = this.working.get(key);
      if (first === undefined) break;
      if (
        !(await before(
          deadline,
          first.result.catch(() => undefined),
        ))
      )
        return { kind: 'in-flight' };
      const result = await first.result.catch(() => undefined);
      if (result?.kind !== 'done') continue;
      return first.fingerprint === fingerprint ? { ...result, replayed: true } : { kind: 'key-reused' };
    }
    const result = work();
    this.working.set(key, { fingerprint, result });
    try {
      return await result;
    } finally {
      this.working.delete(key);
    }
  }
}
