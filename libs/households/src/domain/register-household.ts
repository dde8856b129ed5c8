import { accept, type ClaimKey, reject } from '@chunfeng/event-log';
import { addMember, memberClaim } from './change-household';
import { firstOf, knownResidence, pastDay } from './checks';
import type { HouseholdForm } from './form';
import { household, type Household, type HouseholdDecision } from './household';
import type { HouseholdEvent } from './household.events';

export interface Knowledge {
  /** Business day on which it is decided. */
  readonly today: string;
  /** Keyed hash under which the number of a poverty card is claimed. */
  readonly cardKeyOf: (cardNumber: string) => string;
}

/** A household with its members and statuses in one append, under the claim on its card number. */
export function registerHousehold(
  state: Household,
  form: HouseholdForm,
  { today, cardKeyOf }: Knowledge,
): HouseholdDecision {
  if (state.status !== 'unknown') return reject('household.exists');
  const { office, residence, address, cardNumber, source, synthetic } = form;
  const finding = firstOf(
    knownResidence('/residence', residence),
    ...form.poverty.map(({ from }, index) => pastDay(`/poverty/${String(index)}/from`, from, today)),
  );
  if (finding) return finding;
  const events: HouseholdEvent[] = [
    { type: 'household.registered', data: { office, residence, address, cardNumber, source, synthetic } },
  ];
  let current = folded(state, events);
  const take: ClaimKey[] = cardNumber === null ? [] : [cardClaim(cardKeyOf(cardNumber))];
  for (const [index, member] of form.members.entries()) {
    const added = addMember(current, member, { at: `/members/${String(index)}`, today });
    if (!added.accepted) return added;
    events.push(...added.events);
    current = folded(current, added.events);
    take.push(memberClaim(member.memberId));
  }
  for (const data of form.poverty) events.push({ type: 'household.poverty-status-recorded', data });
  return accept(events, { take });
}

function cardClaim(key: string): ClaimKey {
  return { scope: 'household-card', key };
}

function folded(state: Household, events: readonly HouseholdEvent[]): Household {
  return events.reduce((before, event) => household.evolve(before, event), state);
}
