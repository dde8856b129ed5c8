import { accept, reject } from '@chunfeng/event-log';
import type { Household } from '@chunfeng/households';
import { parseOfficeId, reportingUnitOf } from '@chunfeng/reference';
import { firstOf, knownOffice, knownUnit } from './checks';
import { giveConsent } from './consent';
import { claimOf, type Details, isUnallocated, notSynthetic, readDetails } from './details';
import { type Verification, verifyEmployment } from './employment';
import { confirmGroup, type GroupConfirmation } from './groups';
import { recordIntention } from './intention';
import { memberFinding, type Membership } from './membership';
import {
  type Consent,
  type DataOf,
  type Intention,
  laborer,
  type Laborer,
  type SelfEmploymentRecord,
  type ServiceClassRecord,
  type SkillRecord,
  type Units,
  type WillingnessRecord,
} from './laborer';
import type { LaborerEvent } from './laborer.events';
import { registerSelfEmployment } from './employment';
import { assignServiceClass } from './service-class';
import { recordSkill } from './skills';
import { inOrder, type Knowledge, type Part, type Step } from './step';
import { recordWillingness } from './willingness';

/** The form that a clerk fills in at a visit: the person, and whatever else was learned on the occasion. */
export interface Registration extends Details {
  /** Office that registers the person. */
  readonly office: string;
  /** Reporting unit of household registration; default: the unit of the office. */
  readonly origin?: string;
  /** Member who becomes a laborer: the registration has the member's id. */
  readonly memberOf?: Membership;
  readonly source: DataOf<'laborer.registered'>['source'];
  readonly synthetic: boolean;
  readonly willingness?: readonly WillingnessRecord[];
  readonly groups?: readonly GroupConfirmation[];
  readonly employment?: Verification;
  readonly selfEmployment?: SelfEmploymentRecord;
  readonly skills?: readonly SkillRecord[];
  readonly intention?: Intention;
  readonly serviceClass?: ServiceClassRecord;
  readonly consent?: Consent;
}

/** The whole form in one append, under the claim on the citizen number (INV-ID), or none of it. */
export function register(
  state: Laborer,
  form: Registration,
  knowledge: Knowledge,
  household?: Household,
): Step {
  if (state.status === 'forgotten') return reject('laborer.forgotten');
  if (state.status === 'registered') return reject('laborer.stream-exists');
  const units = unitsOf(form);
  const finding = firstOf(knownOffice('/office', form.office), knownUnit('/origin', form.origin ?? null));
  if (finding) return finding;
  if (units === undefined) return reject('laborer.unit-needed', { field: '/origin' });
  const read = readDetails(form, knowledge.today);
  if ('accepted' in read) return read;
  const { person, profile } = read;
  if (form.synthetic && !isUnallocated(person.citizenNumber)) return notSynthetic();
  const stranger = form.memberOf && household && memberFinding(household, form.memberOf.memberId, person);
  if (stranger) return stranger;

  const { office, source, synthetic } = form;
  const first: LaborerEvent = {
    type: 'laborer.registered',
    data: {
      person,
      ...profile,
      office,
      units,
      household: form.memberOf?.householdId ?? null,
      source,
      synthetic,
    },
  };
  const registered = laborer.evolve(state, first);
  if (registered.status !== 'registered') return reject('laborer.stream-exists');
  const rest = inOrder(registered, partsOf(form, knowledge));
  if (!rest.accepted) return rest;
  return accept([first, ...rest.events], {
    take: [claimOf(person.citizenNumber, knowledge.claimKeyOf)],
  });
}

/** At first the unit of origin keeps the ledger and is responsible; where somebody works is not known yet. */
function unitsOf({ office, origin }: Registration): Units | undefined {
  const known = parseOfficeId(office);
  const unit = origin ?? (known && reportingUnitOf(known));
  return unit === undefined ? undefined : { origin: unit, ledger: unit, responsible: unit, workplace: null };
}

function partsOf(form: Registration, knowledge: Knowledge): Part[] {
  const { employment, selfEmployment, intention, serviceClass, consent } = form;
  const parts: (Part | undefined)[] = [
    consent && { at: '/consent', decide: (state) => giveConsent(state, consent, knowledge) },
    ...(form.willingness ?? []).map((answer, index) => ({
      at: `/willingness/${index}`,
      decide: (state: Parameters<Part['decide']>[0]) => recordWillingness(state, answer, knowledge),
    })),
    ...(form.groups ?? []).map((group, index) => ({
      at: `/groups/${index}`,
      decide: (state: Parameters<Part['decide']>[0]) => confirmGroup(state, group, knowledge),
    })),
    employment && { at: '/employment', decide: (state) => verifyEmployment(state, employment, knowledge) },
    selfEmployment && {
      at: '/selfEmployment',
      decide: (state) => registerSelfEmployment(state, selfEmployment, knowledge),
    },
    ...(form.skills ?? []).map((skill, index) => ({
      at: `/skills/${index}`,
      decide: (state: Parameters<Part['decide']>[0]) => recordSkill(state, skill, knowledge),
    })),
    intention && { at: '/intention', decide: (state) => recordIntention(state, intention) },
    serviceClass && {
      at: '/serviceClass',
      decide: (state) => assignServiceClass(state, serviceClass, knowledge),
    },
  ];
  return parts.filter((part) => part !== undefined);
}
