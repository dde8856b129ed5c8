import { tally, tallyEntry, type EntryRow } from '../test/tally.projection';
import { BatchRows, RowNotKeyedByStreamError } from './batch-rows';
import { NotTouchedError, TableRows } from './table-rows';

const entry = (place: number, amount = 1): EntryRow => ({ tally_id: 'a', place, amount });
const entries = () => new TableRows(tallyEntry);

test('a row that nobody loaded is not taken for one that does not exist', () => {
  const rows = new BatchRows([tally, tallyEntry]);
  expect(() => rows.get(tally, { id: 'a' })).toThrow(NotTouchedError);
  expect(() => rows.group(tallyEntry, 'a')).toThrow(NotTouchedError);
  rows.table('tally').markAbsent('a');
  expect(rows.get(tally, { id: 'a' })).toBeUndefined();
});

test('a group loaded later knows rows that were put and not yet written, and not those that were deleted', () => {
  const table = entries();
  table.put(entry(3));
  table.delete(entry(1));
  table.markGroupLoaded('a');
  for (const row of [entry(1), entry(2), entry(3, 99)]) table.load(row);
  expect(table.group('a')).toEqual([entry(2), entry(3)]);
});

test('INV-HEAL: groups without rows are forgotten like rows, so that memory stays bounded', () => {
  const table = entries();
  for (let group = 0; group < 20; group += 1) table.markGroupLoaded(`empty ${group}`);
  table.evict(10);
  expect(table.knowsGroup('empty 0')).toBe(false);
});

test('a row that moves to another group leaves the first', () => {
  const table = new TableRows({ ...tallyEntry, key: ['place'] });
  table.markGroupLoaded('a');
  table.markGroupLoaded('b');
  table.put(entry(1));
  table.put({ ...entry(1), tally_id: 'b' });
  expect([table.group('a'), table.group('b').length]).toEqual([[], 1]);
});

test('replacing a group writes the given rows and deletes the others', () => {
  const rows = new BatchRows([tally, tallyEntry]);
  const table = rows.table('tally_entry');
  table.markGroupLoaded('a');
  for (const row of [entry(1), entry(2)]) table.load(row);
  rows.replaceGroup(tallyEntry, 'a', [entry(2, 5), entry(4)]);
  const { written, deleted } = table.takeChanges();
  expect([...written.values()]).toEqual([entry(2, 5), entry(4)]);
  expect([...deleted.values()]).toEqual([entry(1)]);
  expect(table.takeChanges().written.size).toBe(0);
});

test('what is put after a delete is written, and what is deleted after a put is not', () => {
  const table = entries();
  table.delete(entry(1));
  table.put(entry(1));
  table.put(entry(2));
  table.delete(entry(2));
  const { written, deleted } = table.takeChanges();
  expect([[...written.values()], [...deleted.values()]]).toEqual([[entry(1)], [entry(2)]]);
});

test('rows that are not keyed by the event’s stream are refused where a projection parks by stream', () => {
  const rows = new BatchRows([tally, tallyEntry]);
  rows.ownedBy('tally-a');
  rows.put(tallyEntry, entry(1));
  expect(() => rows.put(tallyEntry, { ...entry(1), tally_id: 'b' })).toThrow(RowNotKeyedByStreamError);
  expect(() => rows.group(tallyEntry, 'b')).toThrow(RowNotKeyedByStreamError);
  expect(() => rows.get(tally, { id: 'b' })).toThrow(RowNotKeyedByStreamError);
});
