import { dueWorkProjection, dueWorkTable } from '@chunfeng/processes';
import { foldAll } from '@chunfeng/projections';
import { event, registered } from '../../test/laborer.builder';
import { recorded } from '../../test/recorded';
import type { LaborerEvent } from '../domain/laborer.events';
import { verificationDue } from './verification-due';

const LABORER = '01900000-0000-7000-8000-000000000001';

/** Day by which the verification of somebody registered in March 2026 is due after this. */
function dueAfter(...events: readonly LaborerEvent[]): string | undefined {
  return dueAsTold(...events.map((it) => ({ event: it, toldOn: '2026-03-02' })));
}

function dueAsTold(...events: readonly { event: LaborerEvent; toldOn: string }[]): string | undefined {
  const projection = dueWorkProjection({ timers: [verificationDue], version: 1 });
  const told = [{ event: registered(), toldOn: '2026-03-02' }, ...events];
  const log = recorded(told.map(({ event: it }) => ({ laborerId: LABORER, event: it }))).map((it, index) => ({
    ...it,
    meta: { ...it.meta, occurredAt: `${String(told[index]?.toldOn)}T02:00:00.000Z` },
  }));
  return foldAll(projection, log).rows(dueWorkTable)[0]?.due_on;
}

const verified = (verifiedOn: string) =>
  event('laborer.employment-status-verified', {
    status: 'not-employed',
    employment: null,
    channel: 'home-visit',
    verifiedOn,
    verifier: 'D500235',
  });

test('the first verification is due by the end of March of the next year, later ones by quarter', () => {
  expect(dueAfter()).toBe('2027-03-31');
  expect(dueAfter(verified('2027-02-01'))).toBe('2027-06-30');
  expect(dueAfter(verified('2027-02-01'), verified('2027-05-01'))).toBe('2027-09-30');
});

test('what is told late of an older day brings nothing forward', () => {
  expect(dueAfter(verified('2027-05-01'), verified('2027-02-01'))).toBe('2027-09-30');
});

test('a verification before the first one was due does not bring it forward', () => {
  expect(dueAfter(verified('2026-03-02'))).toBe('2027-03-31');
});

test('nothing more is due of somebody on the list until the verification, and of somebody forgotten never', () => {
  const fellDue = event('laborer.verification-fell-due', { dueOn: '2027-03-31' });
  expect(dueAfter(fellDue)).toBeUndefined();
  expect(dueAfter(fellDue, verified('2027-04-10'))).toBe('2027-09-30');
  expect(dueAfter(event('subject.forgotten', { reason: 'own-request' }))).toBeUndefined();
});

test('an old verification told of somebody on the list makes no row: there is nothing to be done about it', () => {
  const fellDue = {
    event: event('laborer.verification-fell-due', { dueOn: '2027-03-31' }),
    toldOn: '2027-04-01',
  };
  const told = (verifiedOn: string, toldOn: string) =>
    dueAsTold(fellDue, { event: verified(verifiedOn), toldOn });
  expect(told('2026-12-01', '2027-04-20')).toBeUndefined();
  expect(told('2027-02-01', '2027-04-20')).toBe('2027-06-30');
  expect(told('2027-02-01', '2027-06-30')).toBe('2027-06-30');
  // The same append says what has fallen due since.
  expect(told('2027-02-01', '2027-07-01')).toBeUndefined();
});
