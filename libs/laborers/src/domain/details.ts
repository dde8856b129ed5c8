import { accept, type Refusal, reject } from '@chunfeng/event-log';
import { type CitizenNumberFault, parseCitizenNumber } from '@chunfeng/privacy';
import { type Finding, firstOf, knownResidence, knownEducation } from './checks';
import type { LaborerErrorCode } from './laborer.errors';
import type { Person } from './events/person';
import type { DataOf, Profile, RegisteredLaborer } from './laborer';
import { type Knowledge, nothingToDo, sameData, type Step } from './step';
import { workingAgeBand } from './working-age';

/** Who somebody is, as a form or a file says it. Birth date and sex follow from the citizen number. */
export interface Details {
  readonly name: string;
  readonly citizenNumber: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly residence: string;
  readonly education: string;
  readonly health: Profile['health'];
  readonly hukouType: Profile['hukouType'];
}

/** Without `citizenNumber`: it stays as it is. Whoever corrects an address need not see it. */
export type DetailsCorrection = Omit<Details, 'citizenNumber'> & {
  readonly citizenNumber?: string;
  readonly reason: DataOf<'laborer.details-corrected'>['reason'];
};

export const CITIZEN_NUMBER_SCOPE = 'citizen-number';

const NUMBER_FAULTS: Readonly<Record<CitizenNumberFault, LaborerErrorCode>> = {
  form: 'laborer.citizen-number-format',
  spreadsheet: 'laborer.citizen-number-mangled',
  'fifteen-digits': 'laborer.citizen-number-old',
  'birth-date': 'laborer.citizen-number-birth-date',
  'check-character': 'laborer.citizen-number-check-digit',
};

/** Parses the details, or says what is wrong with them. */
export function readDetails(
  details: Details,
  today: string,
): { person: Person; profile: Profile } | Refusal<LaborerErrorCode> {
  const read = parseCitizenNumber(details.citizenNumber, today);
  if (typeof read === 'string') {
    return reject(NUMBER_FAULTS[read], { field: '/citizenNumber', rule: 'GB 11643-1999' });
  }
  const { number: citizenNumber, birthDate, sex } = read;
  const name = details.name.normalize('NFC').trim();
  const workingAge = workingAgeBand(birthDate, sex, today);
  const finding = firstOf(
    knownName(name),
    workingAge.from > today ? tooYoung(workingAge.from) : undefined,
    knownResidence('/residence', details.residence),
    knownEducation('/education', details.education),
  );
  if (finding) return finding;
  return {
    person: { name, citizenNumber, birthDate, sex, phone: details.phone, address: details.address },
    profile: {
      residence: details.residence,
      birthYear: Number(birthDate.slice(0, 4)),
      workingAge: { untilYear: workingAge.untilYear, policy: workingAge.policy },
      education: details.education,
      health: details.health,
      hukouType: details.hukouType,
    },
  };
}

export function correctDetails(
  state: RegisteredLaborer,
  correction: DetailsCorrection,
  { today, claimKeyOf }: Knowledge,
): Step {
  // Without its key a person can no longer be read, which is what having been forgotten means.
  if (state.person === null) return reject('laborer.forgotten');
  const before = state.person.citizenNumber;
  const read = readDetails({ ...correction, citizenNumber: correction.citizenNumber ?? before }, today);
  if ('accepted' in read) return read;
  const { person, profile } = read;
  if (state.synthetic && !isUnallocated(person.citizenNumber)) return notSynthetic();
  if (sameData(person, state.person) && sameData(profile, state.profile)) return nothingToDo;
  const claims =
    person.citizenNumber === before
      ? {}
      : { release: [claimOf(before, claimKeyOf)], take: [claimOf(person.citizenNumber, claimKeyOf)] };
  return accept(
    [{ type: 'laborer.details-corrected', data: { person, ...profile, reason: correction.reason } }],
    claims,
  );
}

/** INV-ID: one registration per citizen number. */
export function claimOf(citizenNumber: string, claimKeyOf: Knowledge['claimKeyOf']) {
  return { scope: CITIZEN_NUMBER_SCOPE, key: claimKeyOf(citizenNumber) };
}

/** Numbers that begin with 00 were never given to anybody. */
export function isUnallocated(citizenNumber: string): boolean {
  return citizenNumber.startsWith('00');
}

export function notSynthetic(): Refusal<LaborerErrorCode> {
  return reject('laborer.synthetic-number', { field: '/citizenNumber' });
}

/**
 * R2. Who is past working age may still be registered: the service knows and helps them, and the table changes
 * by date; the last year of working age in the event keeps them out of every match view (INV-HIDE).
 */
function tooYoung(from: string): Finding {
  return reject('laborer.below-working-age', { field: '/citizenNumber', rule: 'R2', params: { from } });
}

function knownName(name: string): Finding {
  if (name.length <= 60 && /^[^\p{Nd}\p{C}]+$/u.test(name)) return undefined;
  return reject('laborer.name-format', { field: '/name' });
}
