import { AuditModule, StoredPersonReads } from '@chunfeng/audit';
import { type Clock, EventLog, EventLogModule, SystemClock } from '@chunfeng/event-log';
import { HouseholdsModule } from '@chunfeng/households';
import {
  DevelopmentIssuer,
  EmployerAccounts,
  HttpModule,
  type HttpOptions,
  PersonReads,
  PositionWaiter,
  ReadinessProbe,
} from '@chunfeng/http';
import { LaborersModule } from '@chunfeng/laborers';
import { MatchingModule } from '@chunfeng/matching';
import { PlacementsModule } from '@chunfeng/placements';
import { JoinedEmployers, PostingsModule } from '@chunfeng/postings';
import { KeyedHashes, PrivacyModule, SubjectVault } from '@chunfeng/privacy';
import { ProcessesModule } from '@chunfeng/processes';
import { ProjectionsModule, ViewPositions } from '@chunfeng/projections';
import { dayInShanghai, findOffice, ReferenceModule } from '@chunfeng/reference';
import { StatisticsModule } from '@chunfeng/statistics';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { destination } from 'pino';
import { eventDefinitions, processManagers, projectionsOf, timers } from './catalogue';
import type { AppConfig } from './config';
import { ProjectionReadiness } from './projection-readiness';

export interface AppOptions {
  /** First part of `application_name`. */
  readonly name: string;
  /**
   * Whether this process builds the views as well, draws consequences and fires timers; one that only answers reads
   * the views.
   */
  readonly runProjections: boolean;
  /** One for decisions and timers; default: the system's. */
  readonly clock?: Clock;
  /** Milliseconds in which events gather for the views; default: the log's. */
  readonly gather?: () => number;
}

/** The kernel and every context in one process. */
@Module({})
export class AppModule {
  static async forRoot(
    config: AppConfig,
    { name, runProjections, clock = new SystemClock(), gather }: AppOptions,
  ): Promise<DynamicModule> {
    const url = config.databaseUrl;
    return {
      module: AppModule,
      imports: [
        HttpModule.forRoot({
          auth: await authOf(config),
          isOffice: (id) => findOffice(id) !== undefined,
          corsOrigins: config.corsOrigins,
          trustedProxies: config.trustedProxies,
          logs: logsOf(config),
          ports: [
            { provide: PositionWaiter, useExisting: ViewPositions },
            { provide: PersonReads, useExisting: StoredPersonReads },
            ProjectionReadiness,
            { provide: ReadinessProbe, useExisting: ProjectionReadiness },
            { provide: EmployerAccounts, useClass: JoinedEmployers },
          ],
        }),
        AuditModule.forRoot({ url, name }),
        PrivacyModule.forRoot({ url: config.keysDatabaseUrl, name, folder: config.keyFolder }),
        EventLogModule.forRootAsync({
          inject: [SubjectVault, KeyedHashes],
          useFactory: (sealer: SubjectVault, { fingerprintKey }: KeyedHashes) => ({
            url,
            name,
            definitions: eventDefinitions,
            sealer,
            fingerprintKey,
            clock,
            ...(gather === undefined ? {} : { gather }),
          }),
        }),
        ProjectionsModule.forRootAsync({
          inject: [EventLog, SubjectVault, KeyedHashes],
          useFactory: (log: EventLog, sealer: SubjectVault, hashes: KeyedHashes) => ({
            url,
            name,
            projections: projectionsOf(hashes),
            feed: log.feed,
            sealer,
            epoch: () => log.identity.epoch(),
            run: runProjections,
          }),
        }),
        ProcessesModule.forRootAsync({
          inject: [EventLog],
          useFactory: (log: EventLog) => ({
            url,
            name,
            managers: processManagers,
            timers,
            feed: log.feed,
            epoch: () => log.identity.epoch(),
            clock,
            dayOf: dayInShanghai,
            run: runProjections,
          }),
        }),
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          applicationName: `${name}-queries`,
          autoLoadEntities: true,
          synchronize: false,
          extra: {
            max: 10,
            statement_timeout: 10_000,
            query_timeout: 12_000,
            connectionTimeoutMillis: 5_000,
          },
        }),
        ReferenceModule,
        PostingsModule.withClock(clock),
        HouseholdsModule,
        LaborersModule,
        PlacementsModule,
        MatchingModule.forRoot({ url, name }),
        StatisticsModule.forRoot({ url, name }),
      ],
    };
  }
}

function logsOf({ logLevel, logFile }: AppConfig): NonNullable<HttpOptions['logs']> {
  if (logLevel === 'silent') return false;
  if (logFile === undefined) return { level: logLevel };
  return {
    level: logLevel,
    destination: destination({ dest: logFile, append: true, mkdir: true, sync: false }),
  };
}

async function authOf({ developmentFolder, oidc }: AppConfig): Promise<HttpOptions['auth']> {
  if (oidc !== undefined)
    return { issuer: oidc.issuer, audience: oidc.audience, keys: { jwksUrl: oidc.jwksUrl } };
  if (developmentFolder === undefined)
    throw new Error('neither an OIDC issuer nor a folder for the development one');
  return { developmentIssuer: await DevelopmentIssuer.open(developmentFolder) };
}
