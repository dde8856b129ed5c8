import fc from 'fast-check';
import { parseSealedRef, sealedRef } from './sealed-ref';

test('a reference holds all that is needed to open it', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uuid(),
      fc.uuid(),
      fc.integer({ min: 1, max: 99 }),
      fc.base64String(),
      (a, b, c, v, box) => {
        const event = {
          id: a,
          streamId: `laborer-${b}`,
          type: 'laborer.registered',
          schemaVersion: v,
          sealed: { subject: c, box },
        };
        expect(parseSealedRef(sealedRef(event) ?? '')).toEqual({
          context: { eventId: a, streamId: `laborer-${b}`, type: 'laborer.registered', schemaVersion: v },
          sealed: { subject: c, box },
        });
      },
    ),
  );
});

test('an event without personal values has no reference', () => {
  expect(sealedRef({ id: 'e', streamId: 's', type: 't', schemaVersion: 1 })).toBeNull();
});

test.each(['', '1', '2|e|s|t|1|u|b', '1|e|s|t|0|u|b', '1|e|s|t|1|u', '1|e|s|t|1|u|b|c'])(
  '%p is no reference',
  (ref) => {
    expect(() => parseSealedRef(ref)).toThrow('not a reference');
  },
);
