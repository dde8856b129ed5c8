import type { Decider, DomainEvent } from '@chunfeng/event-log';

/** What a household needs to know of the laborer that a member has become: the stream of the same id. */
export const registration: Decider<'none' | 'registered' | 'forgotten', DomainEvent> = {
  category: 'laborer',
  initial: 'none',
  evolve: (_state, { type }) => (type === 'subject.forgotten' ? 'forgotten' : 'registered'),
};
