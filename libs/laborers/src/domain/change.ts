import { reject } from '@chunfeng/event-log';
import { giveConsent, withdrawConsent, type Withdrawal } from './consent';
import { correctDetails, type DetailsCorrection } from './details';
import { registerSelfEmployment, type Verification, verifyEmployment } from './employment';
import { confirmGroup, endGroup, type GroupConfirmation, type GroupEnd } from './groups';
import { closeIntention, type IntentionEnd, recordIntention } from './intention';
import type {
  Consent,
  Intention,
  Laborer,
  RegisteredLaborer,
  SelfEmploymentRecord,
  ServiceClassRecord,
  SkillRecord,
  WillingnessRecord,
} from './laborer';
import { assignServiceClass } from './service-class';
import { recordSkill } from './skills';
import type { Knowledge, Step } from './step';
import { changeUnit, type UnitChange } from './units';
import { recordWillingness } from './willingness';

/** Everything that can be recorded about a registered laborer, one thing at a time. */
export type LaborerChange =
  | { readonly kind: 'correct-details'; readonly details: DetailsCorrection }
  | { readonly kind: 'record-willingness'; readonly willingness: WillingnessRecord }
  | { readonly kind: 'confirm-group'; readonly group: GroupConfirmation }
  | { readonly kind: 'end-group'; readonly end: GroupEnd }
  | { readonly kind: 'verify-employment'; readonly verification: Verification }
  | { readonly kind: 'register-self-employment'; readonly business: SelfEmploymentRecord }
  | { readonly kind: 'record-skill'; readonly skill: SkillRecord }
  | { readonly kind: 'record-intention'; readonly intention: Intention }
  | { readonly kind: 'close-intention'; readonly end: IntentionEnd }
  | { readonly kind: 'assign-service-class'; readonly assignment: ServiceClassRecord }
  | { readonly kind: 'give-consent'; readonly consent: Consent }
  | { readonly kind: 'withdraw-consent'; readonly withdrawal: Withdrawal }
  | { readonly kind: 'change-unit'; readonly unit: UnitChange };

export function change(state: Laborer, wanted: LaborerChange, knowledge: Knowledge): Step {
  switch (state.status) {
    case 'unknown':
      return reject('laborer.not-found');
    case 'forgotten':
      return reject('laborer.forgotten');
    case 'registered':
      return changeRegistered(state, wanted, knowledge);
  }
}

function changeRegistered(state: RegisteredLaborer, wanted: LaborerChange, knowledge: Knowledge): Step {
  switch (wanted.kind) {
    case 'correct-details':
      return correctDetails(state, wanted.details, knowledge);
    case 'record-willingness':
      return recordWillingness(state, wanted.willingness, knowledge);
    case 'confirm-group':
      return confirmGroup(state, wanted.group, knowledge);
    case 'end-group':
      return endGroup(state, wanted.end, knowledge);
    case 'verify-employment':
      return verifyEmployment(state, wanted.verification, knowledge);
    case 'register-self-employment':
      return registerSelfEmployment(state, wanted.business, knowledge);
    case 'record-skill':
      return recordSkill(state, wanted.skill, knowledge);
    case 'record-intention':
      return recordIntention(state, wanted.intention);
    case 'close-intention':
      return closeIntention(state, wanted.end);
    case 'assign-service-class':
      return assignServiceClass(state, wanted.assignment, knowledge);
    case 'give-consent':
      return giveConsent(state, wanted.consent, knowledge);
    case 'withdraw-consent':
      return withdrawConsent(state, wanted.withdrawal, knowledge);
    case 'change-unit':
      return changeUnit(state, wanted.unit);
  }
}
