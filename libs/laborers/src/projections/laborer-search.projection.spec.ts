import { foldAll } from '@chunfeng/projections';
import { event, person, registered } from '../../test/laborer.builder';
import { recorded } from '../../test/recorded';
import { searchableName, searchablePhone } from '../domain/search-terms';
import { laborerSearchProjection, laborerSearchTable } from './laborer-search.projection';

const LABORER = '01900000-0000-7000-8000-000000000001';
const hashes = {
  ofCitizenNumber: (text: string) => `citizen(${text})`,
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

test('a name is found however its blanks and dots were typed, a phone with or without the country', () => {
  expect(searchableName(' 阿依 古丽·买买提 ')).toBe(searchableName('阿依古丽•买买提'));
  expect(searchablePhone('+86 000-1234 5678')).toBe('00012345678');
  expect(searchablePhone('０００12345678')).toBe('00012345678');
});
