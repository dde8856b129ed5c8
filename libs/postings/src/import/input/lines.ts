/** One line of a byte stream, without its end; or the fact that it was too long to keep. */
export type Line =
  | { readonly number: number; readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly number: number; readonly kind: 'too-long' };

const LF = 0x0a;

/**
 * Cuts a byte stream into lines and holds at most one line: a line over the limit is skipped to its end, not
 * collected. Line numbers start at 1 and count empty lines, so that they match an editor.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (): Line => {
    const line: Line =
      length > maxBytes
        ? { number, kind: 'too-long' }
        : { number, kind: 'bytes', bytes: Buffer.concat(parts) };
    number += 1;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    // A copy: the stream may reuse the memory of its chunks.
    if (start < chunk.length) keep(Uint8Array.from(chunk.subarray(start)));
  }
  if (length > 0) yield take();
}
