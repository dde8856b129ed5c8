import { accept, type Decider, reject } from '@chunfeng/event-log';
import { scenario } from './scenario';

interface Lit {
  readonly type: 'lamp.lit';
  readonly data: { readonly by: string };
}
const lamp: Decider<{ lit: boolean }, Lit> = {
  category: 'lamp',
  initial: { lit: false },
  evolve: () => ({ lit: true }),
};
const lit: Lit = { type: 'lamp.lit', data: { by: 'clerk' } };
const claim = { scope: 'lamp', key: '1' };
const light = (state: { lit: boolean }) =>
  state.lit ? reject('already-lit', { field: '/lamp' }) : accept([lit], { take: [claim] });

test('what the decision says is what the scenario expects', () => {
  scenario(lamp).given([]).when(light).then([lit]);
  scenario(lamp)
    .given([])
    .when(light)
    .thenClaims({ take: [claim] });
  scenario(lamp).given([lit]).when(light).thenRejected('already-lit', { field: '/lamp' });
  scenario(lamp)
    .given([])
    .when(() => accept<Lit>([]))
    .thenNothing();
  scenario(lamp).given([lit]).thenState({ lit: true });
});

test('every other outcome fails the scenario', () => {
  const accepted = scenario(lamp).given([]).when(light);
  const refused = scenario(lamp).given([lit]).when(light);
  expect(() => accepted.then([])).toThrow();
  expect(() => accepted.thenNothing()).toThrow();
  expect(() => accepted.thenClaims({})).toThrow();
  expect(() => accepted.thenRejected('already-lit')).toThrow('stood with lamp.lit');
  expect(() => refused.then([lit])).toThrow('already-lit');
  expect(() => refused.thenRejected('already-lit', { field: '/other' })).toThrow();
  expect(() => scenario(lamp).given([lit]).thenState({ lit: false })).toThrow();
});
