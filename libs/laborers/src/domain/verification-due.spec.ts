import { scenario } from '@chunfeng/testing';
import { event, registered } from '../../test/laborer.builder';
import { verifyEmployment } from './employment';
import { type Laborer, laborer, type RegisteredLaborer } from './laborer';
import { markVerificationDue } from './verification-due';
import { firstVerificationDue, nextVerificationDue } from './verification-days';

const verified = (verifiedOn: string) =>
  event('laborer.employment-status-verified', {
    status: 'not-employed',
    employment: null,
    channel: 'home-visit',
    verifiedOn,
    verifier: 'D500235',
  });
const fellDue = (dueOn: string) => event('laborer.verification-fell-due', { dueOn });
const fellDueOn = (dueOn: string, day: string) => ({
  ...fellDue(dueOn),
  occurredAt: `${day}T04:00:00.000Z`,
});

/** The mark asked for on a day, after what was recorded. */
const marking = (dueOn: string, today: string, ...events: ReturnType<typeof verified | typeof fellDue>[]) =>
  scenario(laborer)
    .given([registered(), ...events])
    .when((state: Laborer) => markVerificationDue(state as RegisteredLaborer, dueOn, today));

test.each([
  ['2025-01-02', '2026-03-31'],
  ['2025-12-31', '2026-03-31'],
])('somebody registered on %s is verified for the first time by %s', (registeredOn, dueOn) => {
  expect(firstVerificationDue(registeredOn)).toBe(dueOn);
});

test.each([
  ['2026-01-01', '2026-06-30'],
  ['2026-03-31', '2026-06-30'],
  ['2026-04-01', '2026-09-30'],
  ['2026-09-30', '2026-12-31'],
  ['2026-10-01', '2027-03-31'],
  ['2026-12-31', '2027-03-31'],
])('after a verification on %s the next one is due by %s', (verifiedOn, dueOn) => {
  expect(nextVerificationDue(verifiedOn)).toBe(dueOn);
});

test('a verification is due when its day is over and nobody has verified', () => {
  marking('2026-03-31', '2026-04-01').then([fellDue('2026-03-31')]);
  marking('2026-03-31', '2026-03-31').thenRejected('laborer.verification-not-due');
});

test('what was verified in the meantime is not due; an older day that was told late settles nothing', () => {
  marking('2026-03-31', '2026-04-01', verified('2026-02-10')).thenRejected('laborer.verification-not-due');
  marking('2026-03-31', '2026-04-01', verified('2025-11-30')).then([fellDue('2026-03-31')]);
});

test('whoever is on the list already is not put there twice, and comes back after a verification', () => {
  marking('2026-03-31', '2026-04-02', fellDue('2026-03-31')).thenNothing();
  marking('2026-06-30', '2026-07-01', fellDue('2026-03-31'), verified('2026-02-10')).then([
    fellDue('2026-06-30'),
  ]);
});

test('a duty that is noticed late fell due on the day after its last one, not on the day of the catch-up', () => {
  marking('2026-03-31', '2026-06-20').then([fellDueOn('2026-03-31', '2026-04-01')]);
});

test('a verification that comes so late that the next one is over as well says so at once', () => {
  const verifying = (verifiedOn: string, today: string) =>
    scenario(laborer)
      .given([registered(), fellDue('2026-03-31')])
      .when((state: Laborer) =>
        verifyEmployment(state as RegisteredLaborer, verified(verifiedOn).data, {
          today,
          claimKeyOf: (text) => text,
        }),
      );
  verifying('2026-02-10', '2026-07-05').then([verified('2026-02-10'), fellDueOn('2026-06-30', '2026-07-01')]);
  verifying('2026-02-10', '2026-07-01').then([verified('2026-02-10'), fellDue('2026-06-30')]);
  verifying('2026-02-10', '2026-06-30').then([verified('2026-02-10')]);
  verifying('2025-11-30', '2026-07-05').then([verified('2025-11-30')]);
});
