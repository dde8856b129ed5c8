import { acceptedDivisions, presentDivision } from './present-divisions';

test.each([
  ['500235', '500235', 'stands'],
  ['500234', '500154', 'was renamed'],
  ['310108', '310106', 'was merged'],
  ['500234101201', '500154', 'is a village below one that was renamed'],
  ['440300', '4403', 'is padded with zeros'],
  ['50', '50', 'is a province'],
  ['500105', '500105', 'went where the files do not tell'],
  ['5002', '5002', 'is no code of the files'],
])('%s is matched as %s: it %s', (code, present) => expect(presentDivision(code)).toBe(present));

test('a wish for a county that was renamed is a wish for the county of today', () => {
  expect(acceptedDivisions('500234')).toEqual(['500154']);
  expect(acceptedDivisions('440000')).toEqual(['44']);
});

test('a wish for a county whose fate is not known stays as it is', () => {
  expect(acceptedDivisions('500105')).toEqual(['500105']);
});
