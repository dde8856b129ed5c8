import fc from 'fast-check';
import { operations, Play } from '../../test/play';

test('INV-VAC INV-ONE INV-QUOTA hold at every position, however clerks, employers and timers interleave', () => {
  fc.assert(
    fc.property(operations, (list) => {
      const play = new Play();
      for (const operation of list) {
        play.play(operation);
        play.compare();
      }
      play.settleEverything();
    }),
    { numRuns: 400 },
  );
}, 120_000);
