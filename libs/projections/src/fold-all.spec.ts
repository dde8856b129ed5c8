import { plainTallyLog, tallyLog } from '../test/tally-events';
import { naiveFold } from '../test/naive-fold';
import { tally, tallyEntry, tallyProjection } from '../test/tally.projection';
import { RowNotKeyedByStreamError } from './batch-rows';
import { assertRowKeyed, foldAll } from './fold-all';
import type { Projection } from './projection';
import { NotTouchedError } from './table-rows';

test('folding in memory gives the rows of the naive fold, in key order', () => {
  const log = plainTallyLog(100);
  const folded = foldAll(tallyProjection, log);
  const naive = naiveFold(tallyProjection, log);
  const byPlace = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  expect([...folded.rows(tallyEntry)].sort(byPlace)).toEqual(naive.get('tally_entry')?.sort(byPlace));
  expect(folded.rows(tally).map((row) => row.id)).toEqual(
    [...folded.rows(tally).map((row) => row.id)].sort(),
  );
  expect(folded.rows(tally)).toHaveLength(7);
});

test('a touch that a projection forgot to name fails at once', () => {
  const forgetful: Projection = { ...tallyProjection, touches: () => [] };
  expect(() => foldAll(forgetful, plainTallyLog(10))).toThrow(NotTouchedError);
});

test('a projection whose rows are not keyed by the stream is told apart', () => {
  const [opened] = tallyLog([{ stream: 1, type: 'tally.opened' }]);
  const elsewhere: Projection = {
    ...tallyProjection,
    rowKey: 'shared',
    fold: (event, rows) => rows.put(tallyEntry, { tally_id: event.id, place: 1, amount: 1 }),
  };
  expect(() => assertRowKeyed(tallyProjection, opened!)).not.toThrow();
  expect(() => assertRowKeyed(elsewhere, opened!)).toThrow(RowNotKeyedByStreamError);
});
