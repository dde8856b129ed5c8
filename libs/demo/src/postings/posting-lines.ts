import type { World } from '../world';
import { makePosting } from './make-posting';

/** The postings of a seed as JSON Lines, for the import that users have. */
export function* postingLines(world: World, seed: number, count: number): Generator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    yield Buffer.from(`${JSON.stringify(makePosting(world, seed, index))}\n`, 'utf8');
  }
}
