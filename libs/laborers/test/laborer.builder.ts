import { citizenNumberCheck } from '@chunfeng/testing';
import type { Person } from '../src/domain/events/person';
import type { DataOf } from '../src/domain/laborer';
import type { LaborerEvent } from '../src/domain/laborer.events';
import type { Registration } from '../src/domain/registration';
import type { Knowledge } from '../src/domain/step';

/** For tests: everything about the people here is made up, and no citizen number begins with 00. */
export const TODAY = '2026-03-02';

export const knowledge: Knowledge = { today: TODAY, claimKeyOf: (number) => `hash of ${number}` };

/** A right number of the never-allocated region 000000; an odd sequence is a man's. */
export function syntheticNumber(birthDate: string, sequence = 1): string {
  const body = `000000${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + citizenNumberCheck(body);
}

export const BIRTH_DATE = '1990-05-06';
export const NUMBER = syntheticNumber(BIRTH_DATE);

export function aForm(changes: Partial<Registration> = {}): Registration {
  return {
    name: '测试甲',
    citizenNumber: NUMBER,
    phone: '00012345678',
    address: '虚构路1号',
    residence: '500235001',
    education: '71',
    health: '1',
    hukouType: '2',
    office: 'T500235001',
    source: 'visit',
    synthetic: true,
    ...changes,
  };
}

export const person: Person = {
  name: '测试甲',
  citizenNumber: NUMBER,
  birthDate: BIRTH_DATE,
  sex: '1',
  phone: '00012345678',
  address: '虚构路1号',
};

export function registered(changes: Partial<DataOf<'laborer.registered'>> = {}): LaborerEvent {
  return {
    type: 'laborer.registered',
    data: {
      person,
      residence: '500235001',
      birthYear: 1990,
      workingAge: { untilYear: 2053, policy: 'retirement-2025' },
      education: '71',
      health: '1',
      hukouType: '2',
      office: 'T500235001',
      units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
      household: null,
      source: 'visit',
      synthetic: true,
      ...changes,
    },
  };
}

export function event<Type extends LaborerEvent['type']>(
  type: Type,
  data: DataOf<Type>,
): Extract<LaborerEvent, { type: Type }> {
  return { type, data } as Extract<LaborerEvent, { type: Type }>;
}
