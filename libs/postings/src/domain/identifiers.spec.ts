import { claimKeysOf, isValidIdentifier, normalizeIdentifier } from './identifiers';

const check = (scheme: 'uscc' | 'orgcode9' | 'licence15', value: string) =>
  isValidIdentifier(normalizeIdentifier({ scheme, value }));

describe('Identifiers of employers', () => {
  it.each([
    ['uscc', '91350100M000100Y43'],
    ['uscc', ' 91350100m000100y43 '],
    ['orgcode9', 'M000100Y-4'],
    ['licence15', '110108000000016'],
    ['licence15', '１１０１０８０００００００１６'],
  ] as const)('accept %s "%s"', (scheme, value) => {
    expect(check(scheme, value)).toBe(true);
  });

  it.each([
    ['uscc', '91350100M000100Y44', 'its check character is wrong'],
    ['uscc', '91350100M000100Y4', 'it is too short'],
    ['uscc', '9135O100M000100Y43', 'it holds the letter O'],
    ['uscc', '', 'it is empty'],
    ['orgcode9', 'M000100Y5', 'its check digit is wrong'],
    ['licence15', '110108000000017', 'its check digit is wrong'],
    ['licence15', '11010800000001', 'it is too short'],
  ] as const)('refuse %s "%s" because %s', (...[scheme, value]) => {
    expect(check(scheme, value)).toBe(false);
  });

  it('refuses any social credit code with one character changed', () => {
    const code = '91350100M000100Y43';
    const changed = code
      .split('')
      .map((char, at) => code.slice(0, at) + (char === '1' ? '2' : '1') + code.slice(at + 1));
    expect(changed.filter((value) => check('uscc', value))).toEqual([]);
  });

  it('claims the organisation code inside a social credit code, so that one firm has one registration', () => {
    expect(claimKeysOf({ scheme: 'uscc', value: '91350100M000100Y43' })).toEqual([
      'uscc:91350100M000100Y43',
      'orgcode9:M000100Y4',
    ]);
    expect(claimKeysOf({ scheme: 'orgcode9', value: 'M000100Y4' })).toEqual(['orgcode9:M000100Y4']);
  });
});
