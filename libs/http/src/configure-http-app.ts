import type { NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Drain } from './health/drain';
import { HttpSettings } from './http-settings';
import { answerWithRequestId } from './observability/request-id';
import { logRequests } from './observability/request-log';
import { StructuredLog } from './observability/structured-log';

/** For `NestFactory.create` and `createNestApplication`: the JSON border reads the bodies, nobody else. */
export const HTTP_APP_OPTIONS = { bodyParser: false, bufferLogs: true } satisfies NestApplicationOptions;

const EXPOSED = [
  'Chunfeng-Position',
  'Chunfeng-Degraded',
  'ETag',
  'Location',
  'Retry-After',
  'X-Request-Id',
  'Idempotency-Replayed',
];

/** What cannot be a provider: headers, CORS, proxy trust, timeouts. Call it once, before `init` or `listen`. */
export function configureHttpApp(app: NestExpressApplication): void {
  const settings = app.get(HttpSettings);
  const log = app.get(StructuredLog);
  app.useLogger(log);
  app.disable('x-powered-by');
  // `ETag` is the stream's version here; Express would add a hash of the body.
  app.disable('etag');
  app.set('trust proxy', settings.trustedProxies);
  app.use(answerWithRequestId, app.get(Drain).followRequest, logRequests(log), neverStored);
  app.use('/api', pageHeaders());
  app.use(dataHeaders());
  if (settings.corsOrigins.length > 0) {
    app.enableCors({ origin: [...settings.corsOrigins], exposedHeaders: EXPOSED, maxAge: 600 });
  }
  const server = app.getHttpServer();
  server.requestTimeout = 120_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
}

/** Answers may show a person: no cache keeps them. */
function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** The API page is ours and loads nothing from elsewhere; Swagger UI styles itself inline. */
function pageHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
      },
    },
  });
}

/** What only a page could make use of is left out: every header is paid for with every answer (P6). */
function dataHeaders() {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.path === '/api' || request.path.startsWith('/api/')) next();
    else strict(request, response, next);
  };
}
