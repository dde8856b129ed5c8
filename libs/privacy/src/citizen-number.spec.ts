import fc from 'fast-check';
import { citizenNumberCheck } from '@chunfeng/testing';
import { maskCitizenNumber, parseCitizenNumber } from './citizen-number';

const day = fc
  .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2026, 0, 1)), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const region = fc
  .string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 4, maxLength: 4 })
  .map((rest) => `00${rest}`);
const valid = fc.tuple(region, day, fc.integer({ min: 0, max: 999 })).map(([code, birth, order]) => {
  const body = code + birth.replaceAll('-', '') + String(order).padStart(3, '0');
  return { number: body + citizenNumberCheck(body), birthDate: birth, sex: order % 2 === 1 ? '1' : '2' };
});

test('INV-ID a valid number of any region is read, with birth date and sex', () => {
  fc.assert(fc.property(valid, (expected) => expect(parseCitizenNumber(expected.number)).toEqual(expected)));
});

test('INV-ID one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(valid, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, place, by) => {
      const digit = (Number(number[place]) + by) % 10;
      expect(typeof parseCitizenNumber(`${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).toBe(
        'string',
      );
    }),
    { numRuns: 500 },
  );
});

test('full-width characters, blanks and a small x are read alike', () => {
  fc.assert(
    fc.property(valid, ({ number }) => {
      const wide = Array.from(number)
        .map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        .join('');
      const typed = ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}\u3000`;
      expect(parseCitizenNumber(wide)).toEqual(parseCitizenNumber(number));
      expect(parseCitizenNumber(typed)).toEqual(parseCitizenNumber(number));
    }),
  );
});

const withCheck = (body: string) => body + citizenNumberCheck(body);

test.each([
  ['5.10101E+17', 'spreadsheet'],
  ['5.10101E17', 'spreadsheet'],
  ['５．１０１０１Ｅ＋１７', 'spreadsheet'],
  ['5E+17', 'spreadsheet'],
  ['000101199001010000', 'spreadsheet'],
  ['000101900101001', 'fifteen-digits'],
  ['', 'form'],
  ['00010119900101001', 'form'],
  ['0001011990010100111', 'form'],
  ['00010X199001010011', 'form'],
  [withCheck('00010119900230001'), 'birth-date'],
  [withCheck('00010119000229001'), 'birth-date'],
  [withCheck('00010119901301001'), 'birth-date'],
  [withCheck('00010119900100001'), 'birth-date'],
  [withCheck('00010100010101001'), 'birth-date'],
])('%p is refused as %s', (text, fault) => expect(parseCitizenNumber(text)).toBe(fault));

test('the leap day of 2000 is a birth date, and one of tomorrow is none', () => {
  const leap = withCheck('00010120000229001');
  expect(parseCitizenNumber(leap)).toMatchObject({ birthDate: '2000-02-29' });
  expect(parseCitizenNumber(leap, '2000-02-28')).toBe('birth-date');
  expect(parseCitizenNumber(leap, '2000-02-29')).toMatchObject({ birthDate: '2000-02-29' });
});

test('the mask hides division and birth date', () => {
  expect(maskCitizenNumber('00010119900101123X')).toBe('00************123X');
});
