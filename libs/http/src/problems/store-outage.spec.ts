import { isStoreOutage } from './store-outage';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('an outage of the store (INV-HEAL)', () => {
  it.each(['57P01', '57P03', '08006', '53300', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND'])(
    'is told by code %s',
    (code) => {
      expect(isStoreOutage(withCode(code))).toBe(true);
    },
  );

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
    'is told by the driver: %s',
    (message) => {
      expect(isStoreOutage(new Error(message))).toBe(true);
    },
  );

  it.each([withCode('23505'), withCode('57014'), new Error('boom'), 'text', undefined])(
    'is no other failure',
    (thrown) => {
      expect(isStoreOutage(thrown)).toBe(false);
    },
  );
});
