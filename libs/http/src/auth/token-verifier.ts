import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { ProblemException } from '../problems/problem.exception';
import type { Caller } from './caller';
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, type DevelopmentIssuer } from './development-issuer';
import { isRole, type Role } from './roles';

/** A real OIDC issuer, or the development issuer: never both. */
export type AuthOptions =
  | {
      readonly issuer: string;
      readonly audience: string;
      /** Where its public keys are, or the keys themselves. */
      readonly keys: { readonly jwksUrl: string } | JSONWebKeySet;
    }
  | { readonly developmentIssuer: DevelopmentIssuer };

/** Asymmetric ones only: with a shared secret everyone who can verify could also sign. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];
const LONGEST_TOKEN = 8_192;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const OFFICE = /^[A-Za-z0-9_-]{1,32}$/;
/** An employer acts for itself, an operator for the installation; everybody else has the rights of an office. */
const OFFICE_OPTIONAL: readonly Role[] = ['employer', 'operator'];

/**
 * Verifies access tokens. A verified one is remembered until it expires: the signature check (about 0.2 ms) is
 * the dearest step of a request (P6).
 */
export class TokenVerifier {
  private readonly verified = new LRUCache<string, { readonly caller: Caller; readonly expiresAt: number }>({
    max: 10_000,
  });
  private readonly check: (token: string) => Promise<JWTPayload>;

  /** @param isOffice whether there is an office of this id */
  constructor(
    options: AuthOptions,
    private readonly isOffice: (id: string) => boolean = () => true,
  ) {
    const { issuer, audience, keys } =
      'developmentIssuer' in options
        ? {
            issuer: DEVELOPMENT_ISSUER,
            audience: DEVELOPMENT_AUDIENCE,
            keys: options.developmentIssuer.publicKeys(),
          }
        : options;
    const keySet =
      'jwksUrl' in keys
        ? createRemoteJWKSet(new URL(keys.jwksUrl), { timeoutDuration: 3_000 })
        : createLocalJWKSet(keys);
    const rules = {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: 30,
      requiredClaims: ['sub', 'exp'],
    };
    this.check = async (token) => (await jwtVerify(token, keySet, rules)).payload;
  }

  /** The caller of a token that was verified before and is still valid; costs one lookup. */
  peek(token: string): Caller | undefined {
    const known = this.verified.get(token);
    return known !== undefined && known.expiresAt > Date.now() ? known.caller : undefined;
  }

  /**
   * @throws ProblemException `unauthenticated`, `token-incomplete` (valid, but a claim is missing or names no office
   * that exists; `claim` says which), `issuer-unavailable` (its keys could not be fetched).
   */
  async verify(token: string): Promise<Caller> {
    const known = this.peek(token);
    if (known !== undefined) return known;
    if (token.length > LONGEST_TOKEN) throw unauthenticated();
    const payload = await this.check(token).catch((error: unknown) => {
      throw isTokenFault(error) ? unauthenticated() : new ProblemException('issuer-unavailable');
    });
    const caller = callerFrom(payload, this.isOffice);
    this.verified.set(token, { caller, expiresAt: (payload.exp ?? 0) * 1000 });
    return caller;
  }
}

export function unauthenticated(): ProblemException {
  return new ProblemException('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } });
}

function isTokenFault(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    // jose's own class for an answer of the key server that is not 200 or not JSON
    error.code !== 'ERR_JOSE_GENERIC'
  );
}

function callerFrom(payload: JWTPayload, isOffice: (id: string) => boolean): Caller {
  const { sub, role, office, employer_id: employerId } = payload;
  if (typeof sub !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(sub)) throw incomplete('sub');
  if (!isRole(role)) throw incomplete('role');
  const officeNeeded = !OFFICE_OPTIONAL.includes(role);
  if (!isAbsentOr(office, OFFICE) || (office === undefined ? officeNeeded : !isOffice(office)))
    throw incomplete('office');
  if (!isAbsentOr(employerId, UUID)) throw incomplete('employer_id');
  return {
    id: sub,
    role,
    ...(office === undefined ? {} : { office }),
    ...(employerId === undefined ? {} : { employerId: employerId.toLowerCase() }),
  };
}

function incomplete(claim: string): ProblemException {
  return new ProblemException('token-incomplete', { params: { claim }, members: { claim } });
}

function isAbsentOr(claim: unknown, form: RegExp): claim is string | undefined {
  return claim === undefined || (typeof claim === 'string' && form.test(claim));
}
