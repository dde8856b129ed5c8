import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { ModuleMetadata } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { AuthGuard } from './auth/auth.guard';
import { CallerThrottlerGuard } from './auth/caller-throttler.guard';
import { DevelopmentIssuerWarning } from './auth/development-issuer-warning';
import { RouteTable } from './auth/route-table';
import { ThrottleCounters } from './auth/throttle-counters';
import { TokenVerifier } from './auth/token-verifier';
import { BodyInterceptor } from './body/body.interceptor';
import { Drain } from './health/drain';
import { HealthController } from './health/health.controller';
import { ReadinessProbe } from './health/readiness-probe';
import { type HttpOptions, HttpSettings } from './http-settings';
import { StructuredLog } from './observability/structured-log';
import { PositionWaiter } from './positions/position-waiter';
import { PersonReadLog } from './personal-reads/person-read-log';
import { PersonReads } from './personal-reads/person-reads';
import { ProblemFilter } from './problems/problem.filter';
import { ProblemsController } from './problems/problems.controller';
import { RequestValidationPipe } from './validation/request-validation.pipe';

export interface HttpModuleOptions extends HttpOptions {
  /** Modules that the ports below come from. */
  readonly imports?: ModuleMetadata['imports'];
  /** How the ports are fulfilled: `{ provide: PositionWaiter, … }`, `{ provide: ReadinessProbe, … }`. */
  readonly ports?: readonly Provider[];
}

const PORTS: readonly unknown[] = [PositionWaiter, ReadinessProbe, PersonReads];

/** Everything that stands between a socket and a controller; imported once, by the app. */
@Module({})
export class HttpModule {
  static forRoot({ imports = [], ports = [], ...options }: HttpModuleOptions): DynamicModule {
    const settings = new HttpSettings(options);
    return {
      module: HttpModule,
      global: true,
      imports: [
        DiscoveryModule,
        ThrottlerModule.forRoot({
          throttlers: [{ ttl: 60_000, limit: settings.rateLimit === false ? Infinity : settings.rateLimit }],
          storage: new ThrottleCounters(),
        }),
        ...imports,
      ],
      controllers: [HealthController, ProblemsController],
      providers: [
        { provide: HttpSettings, useValue: settings },
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(options.auth, options.isOffice) },
        StructuredLog,
        RouteTable,
        DevelopmentIssuerWarning,
        Drain,
        PersonReadLog,
        // Order of guards: count, then authenticate.
        ...(settings.rateLimit === false ? [] : [{ provide: APP_GUARD, useClass: CallerThrottlerGuard }]),
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...ports,
      ],
      exports: [HttpSettings, PersonReadLog, ...ports.map(tokenOf).filter((token) => PORTS.includes(token))],
    };
  }
}

function tokenOf(provider: Provider): NonNullable<DynamicModule['exports']>[number] {
  return typeof provider === 'function' ? provider : provider.provide;
}
