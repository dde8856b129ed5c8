import { problemCatalogue } from '@chunfeng/http';
import { LABORER_ERRORS, type LaborerErrorCode } from '../domain/laborer.errors';

problemCatalogue<LaborerErrorCode>(LABORER_ERRORS);

/** What any command about a registered laborer may be refused with. */
export const CHANGE_PROBLEMS: readonly LaborerErrorCode[] = [
  'laborer.not-found',
  'laborer.forgotten',
  'laborer.date-in-future',
  'laborer.date-impossible',
];

/** What a wrong citizen number may be refused with, and one that is held already (INV-ID). */
export const CITIZEN_NUMBER_PROBLEMS: readonly LaborerErrorCode[] = [
  'laborer.citizen-number-format',
  'laborer.citizen-number-mangled',
  'laborer.citizen-number-old',
  'laborer.citizen-number-birth-date',
  'laborer.citizen-number-check-digit',
  'laborer.synthetic-number',
  'laborer.below-working-age',
  'laborer.already-registered',
  'laborer.held-elsewhere',
];

/** What the whole form of a visit may be refused with. */
export const REGISTRATION_PROBLEMS: readonly LaborerErrorCode[] = [
  ...CITIZEN_NUMBER_PROBLEMS,
  'laborer.office-not-own',
  'laborer.office-unknown',
  'laborer.unit-unknown',
  'laborer.unit-needed',
  'laborer.division-unknown',
  'laborer.occupation-unknown',
  'laborer.education-unknown',
  'laborer.date-in-future',
  'laborer.date-impossible',
];

/** The same for a member of a household. */
export const MEMBER_PROBLEMS: readonly LaborerErrorCode[] = [
  ...REGISTRATION_PROBLEMS,
  'laborer.member-unknown',
  'laborer.member-differs',
];
