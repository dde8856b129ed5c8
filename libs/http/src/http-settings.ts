import type { DestinationStream } from 'pino';
import type { AuthOptions } from './auth/token-verifier';

export interface HttpOptions {
  readonly auth: AuthOptions;
  /** Whether there is an office of this id; a token that names another is refused. Default: every one. */
  readonly isOffice?: (id: string) => boolean;
  /** Requests a minute per account, and per address without one; `false`: unlimited. Default 6,000. */
  readonly rateLimit?: number | false;
  /** Bytes of a JSON body; default 256 KiB. */
  readonly bodyLimit?: number;
  /** Origins of web pages that may call the API; default none. */
  readonly corsOrigins?: readonly string[];
  /** Number of reverse proxies in front, whose `X-Forwarded-For` is believed; default 0. */
  readonly trustedProxies?: number;
  /** `false`: silent. */
  readonly logs?: { readonly level?: string; readonly destination?: DestinationStream } | false;
}

/** What the parts of this library are configured with; injected by its class. */
export class HttpSettings {
  readonly bodyLimit: number;
  readonly rateLimit: number | false;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: number;

  constructor(readonly options: HttpOptions) {
    this.bodyLimit = options.bodyLimit ?? 256 * 1024;
    this.rateLimit = options.rateLimit ?? 6_000;
    this.corsOrigins = options.corsOrigins ?? [];
    this.trustedProxies = options.trustedProxies ?? 0;
  }
}
