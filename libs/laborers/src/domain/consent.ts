import { reject } from '@chunfeng/event-log';
import { firstOf, pastDay } from './checks';
import type { Consent, DataOf, RegisteredLaborer } from './laborer';
import { type Knowledge, nothingToDo, record, type Step } from './step';

export type Withdrawal = DataOf<'laborer.consent-withdrawn'>;

/** Consent to be matched (INV-HIDE). A form that was signed before a withdrawal does not bring it back. */
export function giveConsent(state: RegisteredLaborer, consent: Consent, { today }: Knowledge): Step {
  const withdrawnOn = state.consentWithdrawnOn;
  const finding = firstOf(
    pastDay('/givenOn', consent.givenOn, today),
    withdrawnOn !== null && consent.givenOn < withdrawnOn
      ? reject('laborer.consent-superseded', { field: '/givenOn', params: { withdrawnOn } })
      : undefined,
  );
  if (finding) return finding;
  return state.consent === null ? record({ type: 'laborer.consent-given', data: consent }) : nothingToDo;
}

/**
 * A wish to be left alone needs no consent that stands: the form may still lie in a pile, and is superseded by
 * this day when it is typed (INV-HIDE). An earlier wish than the one on record adds nothing.
 */
export function withdrawConsent(
  state: RegisteredLaborer,
  withdrawal: Withdrawal,
  { today }: Knowledge,
): Step {
  const { withdrawnOn } = withdrawal;
  const finding = firstOf(
    pastDay('/withdrawnOn', withdrawnOn, today),
    state.consent !== null && withdrawnOn < state.consent.givenOn
      ? reject('laborer.dates-reversed', { field: '/withdrawnOn' })
      : undefined,
  );
  if (finding) return finding;
  const known = state.consent === null && withdrawnOn <= (state.consentWithdrawnOn ?? '');
  return known ? nothingToDo : record({ type: 'laborer.consent-withdrawn', data: withdrawal });
}
