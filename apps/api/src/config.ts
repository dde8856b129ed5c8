import { join } from 'node:path';

/** Where an installation keeps what it knows. */
export interface StoreConfig {
  /** Database of log and views. */
  readonly databaseUrl: string;
  /** Database of the subjects' keys, backed up apart. */
  readonly keysDatabaseUrl: string;
  /** Folder of master keys and of the ledger of destroyed keys. */
  readonly keyFolder: string;
}

/** What an installation is told from outside; every value has one source, the environment. */
export interface AppConfig extends StoreConfig {
  /** Folder of the development issuer's key; `undefined` where a real issuer is used. */
  readonly developmentFolder?: string;
  readonly oidc?: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string };
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** JSON lines; default: standard output. */
  readonly logFile?: string;
}

export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * For programs that answer nobody over HTTP, and so need no issuer.
 *
 * @param data folder that keys default to
 * @throws ConfigError when `DATABASE_URL` is not set
 */
export function readStores(env: Environment, data: string): StoreConfig {
  const databaseUrl = needed(env, 'DATABASE_URL');
  return {
    databaseUrl,
    keysDatabaseUrl: stated(env, 'KEYS_DATABASE_URL') ?? siblingDatabase(databaseUrl, 'chunfeng_keys'),
    keyFolder: stated(env, 'CHUNFENG_KEY_FOLDER') ?? join(data, 'keys'),
  };
}

/**
 * @param data folder that keys and development tokens default to
 * @param database `embedded`: it was made by this program, on this machine. Only there may anybody act who can read
 * the data folder; a database of one's own holds real people, and asks for a real issuer.
 * @throws ConfigError naming the variable that is missing or unusable
 */
export function readConfig(
  env: Environment,
  data: string,
  { embedded }: { readonly embedded: boolean },
): AppConfig {
  const logFile = stated(env, 'CHUNFENG_LOG_FILE');
  return {
    ...readStores(env, data),
    ...readIssuer(env, embedded ? join(data, 'development') : undefined),
    corsOrigins: (stated(env, 'CHUNFENG_CORS_ORIGINS') ?? '').split(',').filter((origin) => origin !== ''),
    trustedProxies: wholeNumber(env, 'CHUNFENG_TRUSTED_PROXIES', 0),
    logLevel: stated(env, 'CHUNFENG_LOG_LEVEL') ?? 'info',
    ...(logFile === undefined ? {} : { logFile }),
  };
}

/** @param developmentFolder where the development issuer would keep its key; `undefined` where there must be none. */
function readIssuer(
  env: Environment,
  developmentFolder: string | undefined,
): Pick<AppConfig, 'developmentFolder' | 'oidc'> {
  const issuer = stated(env, 'CHUNFENG_OIDC_ISSUER');
  if (issuer !== undefined)
    return {
      oidc: {
        issuer,
        audience: stated(env, 'CHUNFENG_OIDC_AUDIENCE') ?? 'chunfeng',
        jwksUrl: needed(env, 'CHUNFENG_OIDC_JWKS_URL'),
      },
    };
  if (developmentFolder !== undefined) return { developmentFolder };
  throw new ConfigError(
    'CHUNFENG_OIDC_ISSUER is not set: with DATABASE_URL set, tokens come from an issuer of your own.',
  );
}

/** The same server, another database. */
export function siblingDatabase(url: string, database: string): string {
  const sibling = new URL(url);
  sibling.pathname = `/${database}`;
  return sibling.toString();
}

/** An empty variable is one that was not set: shells and compose files cannot always tell the two apart. */
export function stated(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}

function needed(env: Environment, name: string): string {
  const value = stated(env, name);
  if (value === undefined) throw new ConfigError(`${name} is not set`);
  return value;
}

function wholeNumber(env: Environment, name: string, fallback: number): number {
  const text = stated(env, name);
  if (text === undefined) return fallback;
  if (!/^\d{1,6}$/.test(text)) throw new ConfigError(`${name} must be a whole number`);
  return Number(text);
}
