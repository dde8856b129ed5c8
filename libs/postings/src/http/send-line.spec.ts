import { getEventListeners } from 'node:events';
import { Writable } from 'node:stream';
import { sendLine } from './send-line';

const EVENTS = ['close', 'drain', 'error', 'finish'] as const;

/** Takes a line only when it is told to: every write has to wait. */
function slowReader(): { response: Writable; take: () => void; text: () => string } {
  const lines: string[] = [];
  let taken: (() => void) | undefined;
  const response = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, callback) {
      lines.push(chunk.toString());
      taken = callback;
    },
  });
  return { response, take: () => taken?.(), text: () => lines.join('') };
}

describe('A line for a slow reader', () => {
  it('waits until it is taken, and leaves no listener behind', async () => {
    const { response, take, text } = slowReader();
    const gone = new AbortController();
    for (const row of [1, 2, 3]) {
      let sent = false;
      const sending = sendLine(response, { row }, gone.signal).then((there) => (sent = there));
      await Promise.resolve();
      expect(sent).toBe(false);
      take();
      expect(await sending).toBe(true);
    }
    expect(text()).toBe('{"row":1}\n{"row":2}\n{"row":3}\n');
    expect(EVENTS.map((event) => response.listenerCount(event))).toEqual([0, 0, 0, 0]);
    expect(getEventListeners(gone.signal, 'abort')).toEqual([]);
  });

  it('is given up when the reader leaves, before or meanwhile', async () => {
    const { response } = slowReader();
    const gone = new AbortController();
    const sending = sendLine(response, { row: 1 }, gone.signal);
    gone.abort();
    expect(await sending).toBe(false);
    expect(await sendLine(response, { row: 2 }, gone.signal)).toBe(false);
  });
});
