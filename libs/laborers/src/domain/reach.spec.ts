import { holdingOffice, mayChange, mayRead } from './reach';

const units = { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null };
const atHome = { office: 'T500235001', units };
const handedOver = { office: 'T500235001', units: { ...units, responsible: 'D500118' } };

test('the registering office, the offices above it and the responsible unit may change a person', () => {
  for (const office of ['T500235001', 'D500235', 'CQ']) expect(mayChange(atHome, office)).toBe(true);
  expect(mayChange(handedOver, 'D500118')).toBe(true);
});

test('neighbors, offices below and callers without office may not', () => {
  for (const office of ['T500235002', 'V500235001001', 'D500236', 'nonsense', undefined]) {
    expect(mayChange(atHome, office)).toBe(false);
    expect(mayRead(atHome, office)).toBe(false);
  }
});

test('the unit that keeps the ledger goes on reading after a hand-over', () => {
  const elsewhere = { office: 'T500236001', units: { ...units, responsible: 'D500118' } };
  expect(mayRead(elsewhere, 'D500235')).toBe(true);
  expect(mayChange(elsewhere, 'D500235')).toBe(false);
});

test('INV-ID the office named to others is the one that holds the person now', () => {
  expect(holdingOffice(atHome)).toBe('T500235001');
  expect(holdingOffice(handedOver)).toBe('D500118');
});
