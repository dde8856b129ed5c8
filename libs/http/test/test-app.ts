import 'reflect-metadata';
import { type CommandContext, type CommandResult, type LogPosition } from '@chunfeng/event-log';
import { Body, Controller, Get, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Request, Response } from 'express';
import type { DestinationStream } from 'pino';
import {
  AnswersVersion,
  BodyLimit,
  type Caller,
  CommandMeta,
  CommandRoute,
  configureHttpApp,
  CurrentCaller,
  DevelopmentIssuer,
  EmployerAccounts,
  HTTP_APP_OPTIONS,
  HttpModule,
  type HttpOptions,
  IfMatch,
  openApiDocument,
  PageQuery,
  PositionWaiter,
  problemCatalogue,
  Public,
  type Readiness,
  ReadinessProbe,
  readPage,
  ReadsViews,
  Roles,
  serveApiPage,
  StreamsBody,
  toPage,
  UuidParam,
} from '../src';

problemCatalogue({
  'sample.wage-band': {
    status: 422,
    zh: '工资下限{min}元高于上限{max}元。',
    en: 'The wage band {min}–{max} is inverted.',
  },
});

class Wage {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  min!: number;
}

class SubmitSample {
  @IsString()
  @Length(2, 10)
  title!: string;

  @ValidateNested()
  @Type(() => Wage)
  wage!: Wage;

  @IsOptional()
  @IsIn(['ordinary', 'seasonal'])
  kind?: string;

  @ApiPropertyOptional({ example: '2026' })
  @IsOptional()
  @Matches(/^\d{4}$/)
  year?: string;
}

class FindSamples extends PageQuery {
  @IsOptional()
  @IsString()
  word?: string;
}

/** What the next command results in, and what the last one was given. */
export const probe = {
  result: { kind: 'in-flight' } as CommandResult,
  context: undefined as CommandContext | undefined,
  ifVersion: undefined as number | undefined,
  failure: new Error('boom'),
  gate: undefined as Promise<void> | undefined,
};

@Controller('v1/samples')
@Roles('clerk', 'employer')
class SamplesController {
  @Post()
  @CommandRoute({
    location: ({ id }) => `/v1/samples/${String(id)}`,
    problems: ['sample.wage-band'],
    ifMatch: true,
  })
  submit(
    @Body() _body: SubmitSample,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): CommandResult {
    probe.context = context;
    probe.ifVersion = ifVersion;
    return probe.result;
  }

  @Put(':id')
  @Roles('bureau')
  @BodyLimit(1_000)
  replace(@UuidParam('id') id: string, @Body() body: object): object {
    return { id, body };
  }

  @Get()
  @ReadsViews('samples')
  find(@Query() query: FindSamples) {
    const page = readPage(query, query, 1);
    const after = Number(page.after?.[0] ?? 0);
    const rows = Array.from({ length: 5 }, (_, index) => index + 1).filter((row) => row > after);
    return toPage(
      rows.slice(0, page.limit + 1),
      page,
      (row) => [row],
      (row) => ({ row }),
    );
  }

  @Get('versioned')
  @AnswersVersion()
  versioned(@Res({ passthrough: true }) response: Response): object {
    response.setHeader('ETag', '"3"');
    return { title: 'welder' };
  }

  @Get('me')
  me(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Post('import')
  @StreamsBody('application/x-ndjson')
  async import(@Req() request: Request): Promise<{ bytes: number }> {
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) bytes += chunk.length;
    return { bytes };
  }
}

@Controller('v1/open')
@Public()
class OpenController {
  @Get('fails')
  fails(): never {
    throw probe.failure;
  }

  @Get('breaks-off')
  breaksOff(@Res() response: Response): void {
    response.write('half');
    throw new Error('late');
  }

  @Get('slow/:name')
  async slow(): Promise<object> {
    await probe.gate;
    return { done: true };
  }
}

/** Views whose state a test sets. */
export class FakeViews extends PositionWaiter {
  position: LogPosition = { epoch: 1, position: 10 };
  degradedViews: readonly string[] = [];

  waitFor(_views: readonly string[], wanted: LogPosition) {
    const { epoch, position } = this.position;
    return Promise.resolve({
      reached: epoch === wanted.epoch && position >= wanted.position,
      position: this.position,
    });
  }

  positionOf() {
    return Promise.resolve(this.position);
  }

  degraded() {
    return Promise.resolve(this.degradedViews);
  }
}

export class FakeReadiness extends ReadinessProbe {
  answer: Readiness = {
    ready: true,
    parts: { database: 'ok' },
    projections: [{ name: 'samples', state: 'live', position: 10, lag: 0, degraded: false }],
  };

  check() {
    return Promise.resolve(this.answer);
  }
}

export interface TestApp {
  readonly app: NestExpressApplication;
  readonly issuer: DevelopmentIssuer;
  readonly views: FakeViews;
  readonly readiness: FakeReadiness;
  /** Lines of the log, parsed. */
  readonly log: Record<string, unknown>[];
  /** The log as it was written. */
  readonly rawLog: () => string;
}

export async function startTestApp(
  options: Partial<HttpOptions> = {},
  controllers: (new () => object)[] = [SamplesController, OpenController],
  accounts?: EmployerAccounts,
): Promise<TestApp> {
  const issuer = await DevelopmentIssuer.inMemory();
  const views = new FakeViews();
  const readiness = new FakeReadiness();
  const lines: string[] = [];
  const destination: DestinationStream = { write: (line) => void lines.push(line) };
  const module = await Test.createTestingModule({
    imports: [
      HttpModule.forRoot({
        auth: { developmentIssuer: issuer },
        logs: { destination },
        ports: [
          { provide: PositionWaiter, useValue: views },
          { provide: ReadinessProbe, useValue: readiness },
          ...(accounts === undefined ? [] : [{ provide: EmployerAccounts, useValue: accounts }]),
        ],
        ...options,
      }),
    ],
    controllers,
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(HTTP_APP_OPTIONS);
  configureHttpApp(app);
  serveApiPage(app, await openApiDocument(app, { title: 'Sample', version: '0' }));
  await app.init();
  return {
    app,
    issuer,
    views,
    readiness,
    get log() {
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    rawLog: () => lines.join(''),
  };
}
