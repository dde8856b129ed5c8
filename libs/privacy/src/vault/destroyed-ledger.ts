import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../secret-file';

const LINE = /^([0-9a-f-]{36}) (\S+) ([0-9a-f]{8})$/;

/**
 * Every destroyed key in a file outside PostgreSQL: after a restore of the key database from a backup, the keys
 * destroyed since are destroyed again. Append-only, one line each with a checksum, durable before the key goes.
 * A line begins with its line break: what a crash or a full disk tore, in this process or in another, does not
 * swallow the line that comes after it.
 */
export class DestroyedLedger {
  private constructor(
    private readonly file: FileHandle,
    /** Subjects in the file. */
    readonly subjects: Set<string>,
    /** Lines that are not whole: of a crash or a full disk, whose destruction was never confirmed. */
    readonly damagedLines: number,
  ) {}

  static async open(path: string): Promise<DestroyedLedger> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    syncFolder(dirname(path));
    const text = await readFile(path, 'utf8');
    const lines = text.split('\n').filter((line) => line !== '');
    const subjects = lines.map(subjectOf).filter((subject) => subject !== undefined);
    return new DestroyedLedger(file, new Set(subjects), lines.length - subjects.length);
  }

  /** Durable when it resolves. A subject that is in it already is not written again. */
  async append(subject: string): Promise<void> {
    if (this.subjects.has(subject)) return;
    const entry = `${subject} ${new Date().toISOString()}`;
    await this.file.appendFile(`\n${entry} ${checksum(entry)}`);
    await this.file.datasync();
    this.subjects.add(subject);
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

function subjectOf(line: string): string | undefined {
  const [, subject, instant, sum] = LINE.exec(line) ?? [];
  return sum !== undefined && sum === checksum(`${subject ?? ''} ${instant ?? ''}`) ? subject : undefined;
}

function checksum(entry: string): string {
  return createHash('sha256').update(entry).digest('hex').slice(0, 8);
}
