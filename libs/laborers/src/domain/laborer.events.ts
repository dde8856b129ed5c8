import type { EventOf } from '@chunfeng/event-log';
import { laborerConsentGiven, laborerConsentWithdrawn } from './events/consent.events';
import { laborerEmploymentStatusVerified, laborerSelfEmploymentRegistered } from './events/employment.events';
import { subjectForgotten } from './events/forgetting.events';
import { laborerGroupConfirmed, laborerGroupEnded } from './events/group.events';
import { laborerIntentionRecorded, laborerIntentionClosed } from './events/intention.events';
import { laborerRegistered, laborerDetailsCorrected } from './events/registration.events';
import { laborerServiceClassAssigned } from './events/service-class.events';
import { laborerSkillRecorded } from './events/skill.events';
import { laborerUnitsChanged } from './events/units.events';
import { laborerVerificationFellDue } from './events/verification.events';
import { laborerWillingnessRecorded } from './events/willingness.events';

/** Everything that is ever said about a laborer: one file per record beside this one. */
export const laborerEvents = [
  laborerRegistered,
  laborerDetailsCorrected,
  laborerWillingnessRecorded,
  laborerGroupConfirmed,
  laborerGroupEnded,
  laborerEmploymentStatusVerified,
  laborerSelfEmploymentRegistered,
  laborerSkillRecorded,
  laborerIntentionRecorded,
  laborerIntentionClosed,
  laborerServiceClassAssigned,
  laborerConsentGiven,
  laborerConsentWithdrawn,
  laborerUnitsChanged,
  laborerVerificationFellDue,
  subjectForgotten,
] as const;

export type LaborerEvent = EventOf<(typeof laborerEvents)[number]>;
