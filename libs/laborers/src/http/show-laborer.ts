import { maskCitizenNumber } from '@chunfeng/privacy';
import type { Person } from '../domain/events/person';
import type { LaborerView, ShownLaborer } from '../queries/get-laborer.query';
import type { LaborerDto, ShownPersonDto } from './dto/laborer.dto';

/** A profile as the API shows it. */
export function showLaborer({ profile, person, full, formNumber }: ShownLaborer): LaborerDto {
  return {
    id: profile.laborerId,
    version: profile.version,
    person: showPerson(person, full),
    synthetic: profile.synthetic,
    office: profile.office,
    units: {
      origin: profile.unitOrigin,
      ledger: profile.unitLedger,
      responsible: profile.unitResponsible,
      workplace: profile.unitWorkplace,
    },
    household: profile.household,
    residence: profile.residence,
    birthYear: profile.birthYear,
    workingUntil: profile.workingUntil,
    education: profile.education,
    health: profile.health,
    hukouType: profile.hukouType,
    willingness: profile.willingness,
    groups: profile.groups,
    employment: profile.employment,
    verificationDueOn: profile.verificationDueOn,
    selfEmployment: profile.selfEmployment,
    skills: profile.skills,
    intention: profile.intention,
    serviceClass: profile.serviceClass,
    consent:
      profile.consent && (formNumber === undefined ? profile.consent : { ...profile.consent, formNumber }),
    consentWithdrawnOn: profile.consentWithdrawnOn,
    registeredAt: profile.registeredAt.toISOString(),
    changedAt: profile.changedAt.toISOString(),
  };
}

/** Lists mask everybody, and show those whose envelope can be opened: who was forgotten a moment ago is left out. */
export function showLaborers(views: readonly LaborerView[]): LaborerDto[] {
  return views.flatMap(({ profile, person }) =>
    person === null ? [] : [showLaborer({ profile, person, full: false })],
  );
}

function showPerson(person: Person, full: boolean): ShownPersonDto {
  const { name, citizenNumber, birthDate, sex, phone, address } = person;
  return {
    name,
    citizenNumber: full ? citizenNumber : maskCitizenNumber(citizenNumber),
    birthDate: full ? birthDate : null,
    sex,
    phone,
    address,
  };
}
