import * as fc from 'fast-check';
import { retirementAgesOn, workingAge, type WorkingAgeCategory } from './working-age';

describe('R2: working age', () => {
  test('runs from the 16th birthday to 60 for men under the old rule', () => {
    expect(workingAge('1960-03-15', '1', '2016-12-28')).toEqual({
      from: '1976-03-15',
      until: '2020-03-15',
      policyVersion: 'retirement-1978',
      category: 'male',
      assumedCategory: false,
      verified: false,
    });
  });

  test('a woman whose kind of post is unknown gets the later limit, visibly assumed', () => {
    expect(workingAge('1970-05-31', '2', '2016-12-28')).toMatchObject({
      until: '2025-05-31',
      category: 'female-cadre',
      assumedCategory: true,
    });
    expect(workingAge('1970-05-31', '2', '2016-12-28', 'female-worker')).toMatchObject({
      until: '2020-05-31',
      assumedCategory: false,
    });
  });

  test('ends at the ages of the table in force, and at every year between while they rise', () => {
    expect(retirementAgesOn('2024-12-31')).toEqual({ men: [60], women: [50, 55] });
    expect(retirementAgesOn('2025-01-01')).toEqual({
      men: [60, 61, 62, 63],
      women: [50, 51, 52, 53, 54, 55, 56, 57, 58],
    });
  });

  // Published table of the decision of 2024-09-13: first, second and last step of each row.
  test.each<[string, '1' | '2', WorkingAgeCategory, string]>([
    ['1964-12-31', '1', 'male', '2024-12-31'],
    ['1965-01-01', '1', 'male', '2025-02-01'],
    ['1965-04-30', '1', 'male', '2025-05-30'],
    ['1965-05-01', '1', 'male', '2025-07-01'],
    ['1976-08-31', '1', 'male', '2039-07-31'],
    ['1976-09-01', '1', 'male', '2039-09-01'],
    ['1990-01-01', '1', 'male', '2053-01-01'],
    ['1970-01-01', '2', 'female-cadre', '2025-02-01'],
    ['1981-09-01', '2', 'female-cadre', '2039-09-01'],
    ['1975-01-01', '2', 'female-worker', '2025-02-01'],
    ['1975-03-01', '2', 'female-worker', '2025-05-01'],
    ['1984-11-01', '2', 'female-worker', '2039-11-01'],
    ['1975-01-31', '2', 'female-worker', '2025-02-28'],
  ])('since 2025 somebody born %s (%s, %s) stays until %s', (birth, sex, category, until) => {
    expect(workingAge(birth, sex, '2025-06-01', category)).toMatchObject({
      until,
      policyVersion: 'retirement-2025',
    });
  });

  test('being born later never means leaving earlier, and the new rule never shortens', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom<WorkingAgeCategory>('male', 'female-cadre', 'female-worker'),
        (a, b, category) => {
          const [earlier, later] = a < b ? [a, b] : [b, a];
          const until = (birth: string, on: string) => workingAge(birth, '1', on, category).until;
          expect(until(earlier, '2025-06-01') <= until(later, '2025-06-01')).toBe(true);
          expect(until(a, '2025-06-01') >= until(a, '2020-06-01')).toBe(true);
        },
      ),
    );
  });
});
