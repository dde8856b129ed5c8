import { Group } from '@chunfeng/laborers';
import type { TUnsafe } from '@sinclair/typebox';
import {
  employerContactForgotten,
  EmployerKind,
  EmployerSuspensionReason,
  Identifier,
} from '../../domain/employer.events';
import {
  PostingKind,
  RefusalReason,
  ReviewReason,
  SuspensionReason,
  Terms,
  Wage,
  WithdrawalReason,
  WorkForm,
} from '../../domain/posting.events';

/** The values of a closed list, read from the schema of the events, which is their one home. */
function valuesOf<Value extends string>(schema: TUnsafe<Value>): readonly Value[] {
  return schema['enum'] as readonly Value[];
}

export const POSTING_KINDS = valuesOf(PostingKind);
export const WORK_FORMS = valuesOf(WorkForm);
export const WAGE_PERIODS = valuesOf(Wage.properties.period);
/** What somebody may say; the one that follows from the employer's suspension is nobody's to choose. */
export const SUSPENSION_REASONS = valuesOf(SuspensionReason).filter(
  (reason) => reason !== 'employer-suspended',
);
export const REFUSAL_REASONS = valuesOf(RefusalReason);
export const REVIEW_REASONS = valuesOf(ReviewReason);
export const WITHDRAWAL_REASONS = valuesOf(WithdrawalReason);
export const EMPLOYER_KINDS = valuesOf(EmployerKind);
export const EMPLOYER_SUSPENSION_REASONS = valuesOf(EmployerSuspensionReason);
export const CONTACT_FORGETTING_REASONS = valuesOf(employerContactForgotten.schema.properties.reason);
export const IDENTIFIER_SCHEMES = valuesOf(Identifier.properties.scheme);

/** These stand in the schema as one side of a nullable. */
export const SEX_LEGAL_GROUNDS = valuesOf(Terms.properties.sexLegalGround.anyOf[0]);
export const SKILL_LEVELS = valuesOf(Terms.properties.requiredSkill.anyOf[0].properties.level);
export const HEALTH_LEVELS = valuesOf(Terms.properties.health.anyOf[0]);

/** As in `laborer.group-confirmed`. */
export const TARGET_GROUPS = valuesOf(Group);

export const POSTING_STATES = [
  'published',
  'listed-incomplete',
  'in-review',
  'filled',
  'refused',
  'suspended',
  'withdrawn',
  'expired',
] as const;
