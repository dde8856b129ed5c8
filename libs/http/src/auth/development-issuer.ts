import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Role } from './roles';

export const DEVELOPMENT_ISSUER = 'urn:chunfeng:development-issuer';
export const DEVELOPMENT_AUDIENCE = 'chunfeng';

export interface DevelopmentTokenOptions {
  readonly office?: string;
  readonly employerId?: string;
  /** Account id; default `dev-<role>`. */
  readonly subject?: string;
  /** Validity; default 24. */
  readonly hours?: number;
}

/** Whoever reads the key can act as anybody. */
export class DevelopmentKeyTooOpenError extends Error {
  override readonly name = 'DevelopmentKeyTooOpenError';
  constructor(file: string) {
    super(`${file} can be read by others; run: chmod 600 ${file}`);
  }
}

/**
 * Issues tokens to whoever can read the data folder: for the embedded default and for tests, never beside a real
 * issuer. The key is made once and kept, so that tokens outlive a restart.
 */
export class DevelopmentIssuer {
  private constructor(private readonly privateJwk: JWK) {}

  /**
   * Keeps its ES256 key in `folder`, readable by its owner only. Two processes that start at once share it.
   *
   * @throws DevelopmentKeyTooOpenError when others can read the key
   */
  static async open(folder: string): Promise<DevelopmentIssuer> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'development-issuer.jwk');
    const draft = `${file}.${randomUUID()}`;
    try {
      return new DevelopmentIssuer(readKey(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    writeFileSync(draft, JSON.stringify(await newKey()), { mode: 0o600, flag: 'wx', flush: true });
    try {
      // A link never replaces: whoever comes second reads the first one's key.
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
    return new DevelopmentIssuer(readKey(file));
  }

  /** For tests: the key lives as long as the process. */
  static async inMemory(): Promise<DevelopmentIssuer> {
    return new DevelopmentIssuer(await newKey());
  }

  /** What a verifier needs. */
  publicKeys(): { keys: JWK[] } {
    const key = { ...this.privateJwk };
    delete key.d;
    return { keys: [key] };
  }

  /** A signed access token for one role. Every role but `employer` and `operator` needs `office`. */
  async developmentToken(role: Role, options: DevelopmentTokenOptions = {}): Promise<string> {
    const { office, employerId, subject = `dev-${role}`, hours = 24 } = options;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      role,
      ...(office === undefined ? {} : { office }),
      ...(employerId === undefined ? {} : { employer_id: employerId }),
    })
      .setProtectedHeader({ alg: 'ES256', kid: this.privateJwk.kid ?? '' })
      .setIssuer(DEVELOPMENT_ISSUER)
      .setAudience(DEVELOPMENT_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.round(hours * 3600))
      .sign(await importJWK(this.privateJwk, 'ES256'));
  }
}

function readKey(file: string): JWK {
  if ((statSync(file).mode & 0o077) !== 0) throw new DevelopmentKeyTooOpenError(file);
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomUUID() };
}
