import { parseCitizenNumber } from '@chunfeng/privacy';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';

const FORM = /^[A-Za-z0-9_.:-]{1,200}$/;
/** Eleven digits by themselves are how a mobile number is written; no UUID and no time in milliseconds has them. */
const PHONE = /(?<![A-Za-z0-9])(?:(?:00)?86-?)?\d{11}(?![A-Za-z0-9])/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CITIZEN_NUMBER = /(?=(\d{17}[\dXx]))/g;

/**
 * The key of a command. It is stored as it is, so it must say nothing about a person: its form leaves no room for
 * Chinese text, and a citizen number or a telephone number in it is refused (INV-SEAL).
 * @throws ProblemException `idempotency-key-missing`, `idempotency-key-malformed`, `idempotency-key-personal`.
 */
export function idempotencyKeyOf(request: Pick<Request, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw keyProblem('idempotency-key-missing', 'INV-IDEM');
  if (typeof key !== 'string' || !FORM.test(key)) throw keyProblem('idempotency-key-malformed', 'INV-IDEM');
  if (isPersonal(key)) throw keyProblem('idempotency-key-personal', 'INV-SEAL');
  return key;
}

function isPersonal(key: string): boolean {
  // One UUID in some millions would look like somebody born on a real day.
  if (UUID.test(key)) return false;
  const today = new Date().toISOString().slice(0, 10);
  // Whoever writes a number in groups of digits has written it all the same.
  const joined = key.replace(/[_.:-]/g, '');
  const numbers = [...joined.matchAll(CITIZEN_NUMBER)].flatMap(([, number]) => number ?? []);
  return PHONE.test(key) || numbers.some((number) => typeof parseCitizenNumber(number, today) !== 'string');
}

function keyProblem(code: string, rule: string): ProblemException {
  return new ProblemException(code, {
    rule,
    errors: [{ in: 'header', field: 'Idempotency-Key', code }],
  });
}
