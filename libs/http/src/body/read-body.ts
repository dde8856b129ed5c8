import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';

export function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

/** The media type without parameters, in lower case. */
export function mediaTypeOf(request: Request): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** @throws ProblemException `unsupported-media-type` unless the body is of one of these types, UTF-8, not packed. */
export function expectMediaType(request: Request, expected: readonly string[]): void {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (
    !expected.includes(mediaTypeOf(request)) ||
    encoding !== 'identity' ||
    !/^utf-?8$/i.test(charset ?? 'utf-8')
  ) {
    throw new ProblemException('unsupported-media-type', { params: { expected: expected.join(', ') } });
  }
}

/**
 * The whole body, at most `limit` bytes of it.
 * @throws ProblemException `body-too-large` as soon as that is clear; the connection is then closed, for the
 * rest is not read. `bad-request` when the client goes away in the middle.
 */
export function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        request.off('data', take).pause();
        reject(tooLarge(limit));
      }
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks, size)))
      .once('error', () => reject(new ProblemException('bad-request')))
      .once('close', () => {
        // Every request closes; an error with its stack is made only for one cut off (P6).
        if (!request.readableEnded) reject(new ProblemException('bad-request'));
      });
  });
}

function tooLarge(limit: number): ProblemException {
  return new ProblemException('body-too-large', { params: { limit }, headers: { Connection: 'close' } });
}
