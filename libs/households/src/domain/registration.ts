import type { Decider, DomainEvent } from '@chunfeng/event-log';

/** What a household needs to know of a laborer: the stream of the same id as the member. */
export type Registration =
  | { readonly status: 'none' | 'forgotten' }
  | { readonly status: 'registered'; readonly office: string; readonly responsible: string };

export const registration: Decider<Registration, DomainEvent> = {
  category: 'laborer',
  initial: { status: 'none' },
  evolve,
};

function evolve(state: Registration, { type, data }: DomainEvent): Registration {
  switch (type) {
    case 'laborer.registered': {
      const { office, units } = data as { office: string; units: { responsible: string } };
      return { status: 'registered', office, responsible: units.responsible };
    }
    case 'laborer.units-changed': {
      const { unit, to } = data as { unit: string; to: string | null };
      return state.status === 'registered' && unit === 'responsible' && to !== null
        ? { ...state, responsible: to }
        : state;
    }
    case 'subject.forgotten':
      return { status: 'forgotten' };
    default:
      return state;
  }
}
