import type { LaborerEvent } from '@chunfeng/laborers';
import type { Terms, WorldPerson, WorldPosting } from './world';

type DataOf<Type extends LaborerEvent['type']> = Extract<LaborerEvent, { type: Type }>['data'];

/** Somebody visible: 35 in 2026, consent given, seeking welding in the county of residence. Synthetic. */
export function aPerson(changes: Partial<WorldPerson> = {}): WorldPerson {
  return {
    id: '00000001-0000-7000-8000-000000000001',
    residence: '500235101201',
    birthYear: 1991,
    untilYear: 2054,
    education: '71',
    health: '1',
    groups: [],
    skills: [],
    intention: anIntention(),
    consent: true,
    willing: 'willing',
    status: 'not-employed',
    secondary: false,
    ...changes,
  };
}

export function anIntention(
  changes: Partial<DataOf<'laborer.intention-recorded'>> = {},
): DataOf<'laborer.intention-recorded'> {
  return {
    occupations: ['6-18-02-04'],
    regions: ['500235'],
    wageMinFen: 400_000,
    availableFrom: null,
    lodgingNeeded: null,
    ...changes,
  };
}

/** A published welding job in that county, without any limit. Synthetic. */
export function aPosting(terms: Partial<Terms> = {}, changes: Partial<WorldPosting> = {}): WorldPosting {
  return {
    id: '00000002-0000-7000-8000-000000000001',
    listing: 'published',
    terms: {
      title: 'synthetic',
      occupation: { code: '6-18-02-04', edition: '2022', method: 'code' },
      kind: 'ordinary',
      headcount: 3,
      headcountRaw: null,
      referralRatio: null,
      wage: { minFen: 400_000, maxFen: 500_000, period: 'month' },
      wageRaw: null,
      place: '500235',
      placeRaw: null,
      age: null,
      ageRaw: null,
      sexRaw: null,
      sexLegalGround: null,
      education: null,
      requiredSkill: null,
      skills: [],
      experienceMonths: null,
      health: null,
      industry: null,
      workForm: null,
      targetGroups: [],
      lodging: null,
      board: null,
      benefits: [],
      description: null,
      validFrom: null,
      validThrough: null,
      ...terms,
    },
    ...changes,
  };
}
