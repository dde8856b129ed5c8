import { citizenNumberCheck } from '@chunfeng/testing';
import fc from 'fast-check';
import { checkCharacter, readCitizenNumber } from './citizen-number';
import { NUMBER, syntheticNumber } from '../../test/laborer.builder';

test('the number that the standard prints as its example is right', () => {
  expect(readCitizenNumber('11010519491231002X')).toEqual({
    citizenNumber: '11010519491231002X',
    birthDate: '1949-12-31',
    sex: '2',
  });
});

test('birth date and sex are read from the number', () => {
  expect(readCitizenNumber(syntheticNumber('2001-02-28', 7))).toMatchObject({
    birthDate: '2001-02-28',
    sex: '1',
  });
  expect(readCitizenNumber(syntheticNumber('2001-02-28', 8))).toMatchObject({ sex: '2' });
});

test('the first six digits are not compared with any list of divisions', () => {
  for (const region of ['512225', '510232', '000000', '999999']) {
    const body = `${region}19700101001`;
    expect(readCitizenNumber(body + checkCharacter(body))).toMatchObject({ birthDate: '1970-01-01' });
  }
});

test('blanks, full-width digits and a small x are typing, not errors', () => {
  expect(readCitizenNumber(' １１０１０５ 19491231 002ｘ ')).toMatchObject({
    citizenNumber: '11010519491231002X',
  });
});

test.each([
  ['5.00235E+17', 'laborer.citizen-number-mangled'],
  ['5.00235199005061E+17', 'laborer.citizen-number-mangled'],
  [`${NUMBER.slice(0, 15)}000`, 'laborer.citizen-number-mangled'],
  ['500235900506123', 'laborer.citizen-number-old'],
  ['50023519900506', 'laborer.citizen-number-format'],
  ['A0023519900506001X', 'laborer.citizen-number-format'],
  ['', 'laborer.citizen-number-format'],
  ['000000199002300015', 'laborer.citizen-number-birth-date'],
  [NUMBER.slice(0, 17) + (NUMBER.endsWith('1') ? '2' : '1'), 'laborer.citizen-number-check-digit'],
])('%s is answered with %s', (text, code) => {
  expect(readCitizenNumber(text)).toBe(code);
});

const bodies = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-01-01'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, birth, sequence]) =>
      String(region).padStart(6, '0') +
      birth.toISOString().slice(0, 10).replaceAll('-', '') +
      String(sequence).padStart(3, '0'),
  );

test('the check character agrees with an independent computation for any number', () => {
  fc.assert(fc.property(bodies, (body) => checkCharacter(body) === citizenNumberCheck(body)));
});

test('any single wrong digit is noticed', () => {
  fc.assert(
    fc.property(bodies, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
      const digit = String((Number(body[place]) + shift) % 10);
      const wrong = body.slice(0, place) + digit + body.slice(place + 1) + checkCharacter(body);
      return typeof readCitizenNumber(wrong) === 'string';
    }),
  );
});
