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
