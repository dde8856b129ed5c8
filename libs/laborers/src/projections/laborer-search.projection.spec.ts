import { foldAll } from '@chunfeng/projections';
import { event, person, registered } from '../../test/laborer.builder';
import { recorded } from '../../test/recorded';
import { laborerSearchProjection, laborerSearchTable } from './laborer-search.projection';

const LABORER = '01900000-0000-7000-8000-000000000001';
const hashes = {
  ofName: (text: string) => `name(${text})`,
  ofPhone: (text: string) => `phone(${text})`,
};
const projection = laborerSearchProjection(hashes);
const told = (...events: Parameters<typeof recorded>[0][number]['event'][]) =>
  recorded(events.map((it) => ({ laborerId: LABORER, event: it })));

test('INV-SEAL only keyed hashes of name and phone leave the envelope', () => {
  expect(foldAll(projection, told(registered())).rows(laborerSearchTable)).toEqual([
    { laborer_id: LABORER, name_hash: 'name(测试甲)', phone_hash: 'phone(00012345678)' },
  ]);
});

test('without a phone there is no hash of one', () => {
  const [row] = foldAll(projection, told(registered({ person: { ...person, phone: null } }))).rows(
    laborerSearchTable,
  );
  expect(row).toMatchObject({ phone_hash: null });
});

test('a forgotten person is not found, whether the fold meets the event or the missing key first', () => {
  const events = told(registered(), event('subject.forgotten', { reason: 'own-request' }));
  const unreadable = events.map((it) => ({ ...it, ...('personal' in it ? { personal: null } : {}) }));
  for (const log of [events, unreadable, unreadable.slice(0, 1)]) {
    expect(foldAll(projection, log).rows(laborerSearchTable)).toEqual([]);
  }
});
