const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'that is a folder, not a file',
  ENOTDIR: 'a part of that path is no folder',
  EACCES: 'you may not use it',
  EROFS: 'it cannot be written to',
  ENOSPC: 'the disk is full',
};

/** An error as the person at the terminal can act on it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && code in FILE_FAULTS) return `${path ?? 'the file'}: ${FILE_FAULTS[code] ?? code}`;
  // Undefined schema or table: nobody has run the migrations on this database.
  if (code === '3F000' || code === '42P01')
    return 'This database is not at head: run chunfeng migrate, or start the program on it.';
  if (error.message === 'fetch failed')
    return `The program does not answer (${causeOf(error)}): start it with npm start.`;
  return causeOf(error);
}

/** An address that resolves to several is tried at each of them, and their error has no message of its own. */
function causeOf(error: Error): string {
  if (error instanceof AggregateError) {
    const [first] = error.errors as readonly unknown[];
    return first instanceof Error ? first.message : error.message;
  }
  return error.cause instanceof Error ? causeOf(error.cause) : error.message;
}
