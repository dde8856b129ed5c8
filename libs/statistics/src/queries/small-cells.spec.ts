import { hideSmallRows } from './small-cells';

const rowsOf = (...persons: number[]) => persons.map((count) => ({ persons: count }));
const shownOf = (...persons: number[]) =>
  hideSmallRows(rowsOf(...persons), ['persons'], (row) => row.persons).map((row) => row.persons);

test('rows of one to four persons are hidden, and those of none are not', () => {
  expect(shownOf(9, 4, 1, 0, 5)).toEqual([9, null, null, 0, 5]);
});

test('where one row alone would be hidden, the next smallest goes as well', () => {
  expect(shownOf(9, 4, 7)).toEqual([9, null, null]);
});

test('a single row that is small is hidden', () => {
  expect(shownOf(3)).toEqual([null]);
});

test('what is large enough is shown', () => {
  expect(hideSmallRows(rowsOf(5), ['persons'], (row) => row.persons)).toEqual([
    { persons: 5, suppressed: false },
  ]);
});
