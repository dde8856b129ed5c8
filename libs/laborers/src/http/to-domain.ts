import type { Caller } from '@chunfeng/http';
import type {
  Consent,
  Intention,
  SelfEmploymentRecord,
  ServiceClassRecord,
  SkillRecord,
  WillingnessRecord,
} from '../domain/laborer';
import type { DetailsCorrection } from '../domain/details';
import type { Verification } from '../domain/employment';
import type { GroupConfirmation } from '../domain/groups';
import type { Registration } from '../domain/registration';
import type { CorrectDetailsDto, PersonDto, RegisterLaborerDto } from './dto/laborer-form.dto';
import type { ConsentDto } from './dto/consent.dto';
import type { SelfEmploymentDto, VerificationDto } from './dto/employment.dto';
import type { GroupConfirmationDto } from './dto/group.dto';
import type { IntentionDto } from './dto/intention.dto';
import type { ServiceClassDto } from './dto/service-class.dto';
import type { SkillDto } from './dto/skill.dto';
import type { WillingnessDto } from './dto/willingness.dto';

/** What was left out of a body is `null` in an event: said to be not known. */
export function toRegistration(dto: RegisterLaborerDto, caller: Caller): Registration {
  const { willingness, groups, employment, selfEmployment, skills, intention, serviceClass, consent } = dto;
  return {
    ...toPerson(dto),
    citizenNumber: dto.citizenNumber,
    office: dto.office ?? caller.office ?? '',
    ...(dto.origin === undefined ? {} : { origin: dto.origin }),
    source: dto.source ?? 'visit',
    synthetic: dto.synthetic ?? false,
    ...(willingness && { willingness: willingness.map(toWillingness) }),
    ...(groups && { groups: groups.map(toGroup) }),
    ...(employment && { employment: toVerification(employment, caller) }),
    ...(selfEmployment && { selfEmployment: toSelfEmployment(selfEmployment) }),
    ...(skills && { skills: skills.map(toSkill) }),
    ...(intention && { intention: toIntention(intention) }),
    ...(serviceClass && { serviceClass: toServiceClass(serviceClass) }),
    ...(consent && { consent: toConsent(consent) }),
  };
}

export function toCorrection(dto: CorrectDetailsDto): DetailsCorrection {
  const { citizenNumber, reason } = dto;
  return { ...toPerson(dto), ...(citizenNumber === undefined ? {} : { citizenNumber }), reason };
}

function toPerson({ name, phone, address, residence, education, health, hukouType }: PersonDto) {
  return { name, phone: phone ?? null, address: address ?? null, residence, education, health, hukouType };
}

export function toWillingness({ kind, answer, askedOn, channel }: WillingnessDto): WillingnessRecord {
  return { kind, answer, askedOn, channel };
}

export function toGroup(dto: GroupConfirmationDto): GroupConfirmation {
  const { group, validFrom, evidence, evidenceReference, source } = dto;
  return { group, validFrom, evidence, evidenceReference: evidenceReference ?? null, source };
}

export function toVerification(dto: VerificationDto, caller: Caller): Verification {
  const { status, employment, channel, verifiedOn, verifier, workplace } = dto;
  return {
    status,
    employment: employment ? { standing: employment.standing, foundBy: employment.foundBy } : null,
    channel,
    verifiedOn,
    verifier: verifier ?? caller.office ?? '',
    ...(workplace === undefined ? {} : { workplace }),
  };
}

export function toSelfEmployment({ startedOn, industry, returnee }: SelfEmploymentDto): SelfEmploymentRecord {
  return { startedOn, industry: industry ?? null, returnee };
}

export function toSkill({ occupation, level, source, acquiredOn }: SkillDto): SkillRecord {
  return { occupation, level: level ?? null, source, acquiredOn: acquiredOn ?? null };
}

export function toIntention(dto: IntentionDto): Intention {
  const { occupations, regions, wageMinFen, availableFrom, lodgingNeeded } = dto;
  return {
    occupations,
    regions,
    wageMinFen: wageMinFen ?? null,
    availableFrom: availableFrom ?? null,
    lodgingNeeded: lodgingNeeded ?? null,
  };
}

export function toServiceClass({ serviceClass, assignedOn }: ServiceClassDto): ServiceClassRecord {
  return { serviceClass, assignedOn };
}

export function toConsent({ givenOn, form, formNumber }: ConsentDto): Consent {
  return { purpose: 'matching', givenOn, form, formNumber: formNumber ?? null };
}
